import { topLevelFailures } from "grading/grade/bestReading";
import { boxesFor } from "grading/grade/boxes";
import { sandboxWorkshop } from "grading/grade/sandboxWorkshop";
import { StudentProcess } from "grading/grade/studentProcess";
import { slice, type SlicedModule } from "grading/notebook/slice";
import { buildStrippedLib } from "grading/notebook/strippedLib";
import { submissionAllowance } from "grading/sandbox/allowance";
import { requireTier } from "grading/sandbox/walls/tier";
import { needs } from "../../support/needs";

needs("bubblewrap", () =>
  describe("a slice in the sandbox", () => {
    let strippedLib: string;
    let opened: StudentProcess[];
    beforeAll(async () => void (strippedLib = await buildStrippedLib({ id: "01" })), 60_000);
    beforeEach(() => void (opened = []));
    afterEach(async () => void (await Promise.all(opened.map((one) => one.close()))));

    const sliced = (cells: string[], remote: string[] = []): SlicedModule & { others?: SlicedModule[] } => {
      const wanted = [{ exercise: "1.1", functions: ["f"], remote }];
      const [one] = slice(
        cells.map((source) => ({ source })),
        wanted,
        { strippedLib },
      );
      if (one?.status !== "ok") throw new Error(JSON.stringify(one));
      return one;
    };
    const open = (module: SlicedModule, names: string[] = []) => {
      const workshop = sandboxWorkshop(requireTier("A"), boxesFor({ id: "01" }, strippedLib));
      const answer = async (name: string, args: unknown[]) => `${name}(${String(args)})`;
      const allowance = submissionAllowance();
      const student = new StudentProcess({ start: () => workshop.startStudent(allowance) }, module.js, {
        names,
        answer,
      });
      opened.push(student);
      return student;
    };

    it("keeps its state, waits where the notebook waits, and tells what failed", async () => {
      const module = sliced([
        `import { mean } from "lib/core/metrics";`,
        `const t: number[] = []; let w = 0;`,
        `for (let i = 0; i < 3; i++) t.push(mean([i, i]));\nt.push((undefined as any).x);`,
        `t.push(await Promise.resolve(7));\nPromise.resolve(9).then((v) => { w = v; });`,
        `function f(k: number) { return [...t.map((x) => k * x), w]; }`,
      ]);
      const student = open(module);
      expect(await topLevelFailures(module, await student.fresh())).toEqual([
        expect.stringMatching(/^cell 3, line 2: .* was passed over \(TypeError: Cannot read properties/),
      ]);
      for (let check = 0; check < 2; check++)
        expect(await (await student.fresh()).call("f", 10)).toEqual([0, 10, 20, 70, 9]);
      expect(await student.close()).toBeUndefined();
    }, 60_000);

    it("asks the grader for a function of another exercise also outside of functions", async () => {
      const own = `function g(x: number): string { return "own"; }`;
      const module = sliced([own, `const a = g(1);`, `const f = () => a + g(2);`], ["g"]);
      const student = open(module, ["g"]);
      expect(await topLevelFailures(module, await student.fresh())).toEqual([]);
      expect(await (await student.fresh()).call("f")).toBe("g(1)g(2)");
    }, 60_000);

    it("can do without what never ends at the top level", async () => {
      const module = sliced([`const t = [1];\nfor (;;) t[0] = 1;`, `function f() { return t; }`]);
      await expect(open(module).fresh()).rejects.toMatchObject({ status: "timeout" });
      const lean = open(module.others?.[0] as SlicedModule);
      expect(await (await lean.fresh()).call("f")).toEqual([1]);
    }, 60_000);
  }),
);
