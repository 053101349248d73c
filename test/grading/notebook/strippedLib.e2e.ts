import { existsSync } from "node:fs";
import path from "node:path";
import { slice } from "grading/notebook/slice";
import { buildStrippedLib } from "grading/notebook/strippedLib";

describe("buildStrippedLib", () => {
  let strippedLib: string;
  beforeAll(
    async () => void (strippedLib = await buildStrippedLib({ id: "05", needs: ["tensors"] })),
    60_000,
  );

  const importing = (module: string, name = "it") =>
    slice(
      [{ source: `import { ${name} } from "${module}";` }, { source: `function f() { return ${name}; }` }],
      [{ exercise: "5.4", functions: ["f"], remote: [] }],
      { strippedLib },
    )[0];

  it("holds what a training needs", () => {
    for (const name of ["experiments/05-dreamer-v2/briefTraining", "agents/dreamerV2/dreamerV2", "nn/oneHot"])
      expect([name, existsSync(path.join(strippedLib, `${name}.js`))]).toEqual([name, true]);
    const sliced = importing("lib/notebook05", "briefTraining");
    expect(sliced).toMatchObject({ status: "ok" });
  });

  it.each(["lib/nn/oneHot", "lib/models/world/latents", "lib/agents/dreamer/actionKinds"])(
    "lets no notebook import %s, which answers an exercise by another name",
    (module) => {
      const refused = importing(module);
      expect(refused.status).not.toBe("ok");
      expect(JSON.stringify(refused)).toContain(`"${module}\\" cannot be imported`);
    },
  );
});
