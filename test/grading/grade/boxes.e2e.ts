import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { needsOf } from "grading/checks/needs";
import { boxesFor } from "grading/grade/boxes";
import { buildStrippedLib } from "grading/notebook/strippedLib";
import { loadComplete } from "../exercises/drive";

/** The modules of a box in a folder of this name that ask for one which is not there: "engine.js: ../onnx/addon". */
function unresolved(box: string, part: string): string[] {
  const files = readdirSync(box, { recursive: true, encoding: "utf8" });
  const modules = files.filter((file) => file.endsWith(".js") && file.split(path.sep).includes(part));
  expect(modules.length).toBeGreaterThan(50);
  return modules.flatMap((file) => {
    const asked = readFileSync(path.join(box, file), "utf8").matchAll(/require\("(\.[^"]+)"\)/g);
    return [...asked].flatMap(([, module]) => {
      const found = path.join(box, path.dirname(file), module);
      return [found, `${found}.js`].some((name) => existsSync(name)) ? [] : [`${file}: ${module}`];
    });
  });
}

describe("boxesFor", () => {
  it.each(["04", "05"])(
    "gives the checks and the students of %s all that any engine of tensors loads",
    async (id) => {
      const unit = loadComplete(id);
      const lib = await buildStrippedLib({ id, needs: needsOf(unit) });
      const { checker, studentWithPackages } = boxesFor(unit, lib);
      for (const { folder } of [checker, studentWithPackages])
        expect(unresolved(folder, "tensor")).toEqual([]);
    },
  );
});
