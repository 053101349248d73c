import { topLevelFailures } from "grading/grade/bestReading";
import { sandboxWorkshop } from "grading/grade/sandboxWorkshop";
import { slice, type SlicedModule } from "grading/notebook/slice";
import { buildStrippedLib } from "grading/notebook/strippedLib";
import { requireTier } from "grading/sandbox/tier";
import { needs } from "../../support/needs";

needs("bubblewrap", () =>
  describe("a slice in the sandbox", () => {
    let strippedLib: string;
    beforeAll(async () => void (strippedLib = await buildStrippedLib("01")), 60_000);

    const sliced = (cells: string[], remote: string[] = []): SlicedModule => {
      const wanted = [{ exercise: "1.1", functions: ["f"], remote }];
      const [one] = slice(
        cells.map((source) => ({ source })),
        wanted,
        { strippedLib },
      );
      if (one?.status !== "ok") throw new Error(JSON.stringify(one));
      return one;
    };
    const open = (module: SlicedModule, remote: string[] = []) =>
      sandboxWorkshop(requireTier("A"), strippedLib).open(
        module.js,
        remote,
        async (name, args) => `${name}(${String(args)})`,
      );

    it("keeps its state, waits where the notebook waits, and tells what failed", async () => {
      const module = sliced([
        `import { mean } from "lib/core/metrics";`,
        `const t: number[] = []; let w = 0;`,
        `for (let i = 0; i < 3; i++) t.push(mean([i, i]));\nt.push((undefined as any).x);`,
        `t.push(await Promise.resolve(7));\nPromise.resolve(9).then((v) => { w = v; });`,
        `function f(g: (x: number) => number) { return [...t.map(g), w]; }`,
      ]);
      const student = await open(module);
      expect(await topLevelFailures(module, student)).toEqual([
        expect.stringMatching(/^cell 3, line 2: .* was passed over \(TypeError: Cannot read properties/),
      ]);
      expect(await student.call("f", (x: number) => 10 * x)).toEqual([0, 10, 20, 70, 9]);
      expect((await student.close()).failure).toBeUndefined();
    }, 60_000);

    it("asks the grader for a function of another exercise also outside of functions", async () => {
      const module = sliced(
        [`function g(x: number): string { return "own"; }`, `const a = g(1);`, `const f = () => a + g(2);`],
        ["g"],
      );
      const student = await open(module, ["g"]);
      expect(await topLevelFailures(module, student)).toEqual([]);
      expect(await student.call("f")).toBe("g(1)g(2)");
      await student.close();
    }, 60_000);

    it("says that what never ends at the top level has used up its time", async () => {
      const module = sliced([`const t = [1];\nfor (;;) t[0] = 1;`, `function f() { return t; }`]);
      await expect(open(module)).rejects.toMatchObject({ status: "timeout" });
      const [lean] = (module as { others?: SlicedModule[] }).others ?? [];
      const student = await open(lean as SlicedModule);
      expect(await student.call("f")).toEqual([1]);
      await student.close();
    }, 60_000);
  }),
);
