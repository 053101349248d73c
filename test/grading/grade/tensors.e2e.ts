import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gradeClass } from "grading/grade/class/gradeClass";
import { collectSubmissions } from "grading/grade/collecting/collect";
import type { CheckResult, ExerciseResult } from "grading/report/results";
import { neededPackages } from "grading/grade/installedPackages";
import { studentBox } from "grading/grade/studentBox";
import { tensor } from "grading/checks/numbers";
import { courseRoot } from "grading/sandbox/compiled";
import { checkLimits, limitsIn } from "grading/sandbox/limits";
import { openSession } from "grading/sandbox/openSession";
import { requireTier, type Tier } from "grading/sandbox/walls/tier";
import { formatNotebook } from "lib/jupyter/notebook";
import { needs } from "../../support/needs";
import { answers, testGrader } from "../../support/testUnit";

/** Losses other than ours, by the name of who hands them in. */
const losses: Record<string, string> = {
  sums: "return tf.tidy(() => tf.sum(tf.square(tf.sub(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), y))) as tf.Scalar);",
  untidy:
    "return tf.mean(tf.square(tf.sub(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), y))) as tf.Scalar;",
  hoards: "for (let i = 0; i < 100; i++) tf.keep(tf.ones([1024, 1024, 64]).add(i));\n  return tf.scalar(1);",
  nan: "return tf.tidy(() => tf.mean(tf.log(tf.sub(tf.matMul(tf.tanh(tf.matMul(x, w1)), w2), tf.square(y).add(9)))) as tf.Scalar);",
  rows: "return tf.tidy(() => tf.squeeze(tf.square(tf.sub(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), y))) as tf.Scalar);",
  disposes:
    "const loss = tf.tidy(() => tf.mean(tf.square(tf.sub(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), y))) as tf.Scalar);\n  w1.dispose();\n  return loss;",
  gives: 'return { loss: tf.scalar(1), text: tf.tensor(["a"]) } as any;',
};

needs("bubblewrap", () =>
  describe("grading functions of tensors", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "tensors-"));
    const results = new Map<string, ExerciseResult>();
    const check = (student: string, id: string): CheckResult | undefined =>
      results.get(student)?.checks.find((one) => one.id === id);

    beforeAll(async () => {
      const grader = testGrader("91", requireTier("A"));
      const right = grader.answers["91.1"];
      const body = /\/\/ BEGIN SOLUTION[^]*?\/\/ END SOLUTION/;
      const write = (name: string, cell: string): void =>
        writeFileSync(path.join(folder, `${name}.ipynb`), formatNotebook(answers({ "91.1": cell })));
      write("right", right);
      for (const [name, loss] of Object.entries(losses))
        write(
          name,
          right.replace(body, () => loss),
        );
      const { files } = await collectSubmissions([folder], grader.unit);
      const graded = await gradeClass(files, grader, { out: path.join(folder, "out"), jobs: 2 });
      for (const { student, exercises } of graded) results.set(student, exercises[0]);
    }, 400_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("gives the right answer its points, also for what its loss has trained", () => {
      expect(results.get("right")).toMatchObject({ status: "pass", points: 4 });
      expect(results.get("right")?.notes).toBeUndefined();
    });

    it("recognises a mistake by the tensors that it gives", () => {
      expect(check("sums", "by-hand")).toMatchObject({
        status: "wrong",
        hint: "Does your loss grow with the number of examples? A mean does not.",
      });
    });

    it("takes a loss that leaves tensors behind, and says so", () => {
      expect(results.get("untidy")).toMatchObject({
        points: 4,
        notes: [
          "lossOf leaves 6 tensors in memory at each call: wrap its body in tf.tidy(() => { … }), or dispose of them.",
        ],
      });
    });

    it("counts the memory of tensors against the limit", () => {
      expect(check("hoards", "by-hand")).toMatchObject({
        status: "out-of-memory",
        message: "The process with your function needed more than 2048 MB.",
      });
    });

    it("tells of NaN, of a wrong shape and of what is no number", () => {
      expect(check("nan", "by-hand")?.message).toBe("the loss must be 12.5, got NaN");
      expect(check("rows", "by-hand")?.message).toBe(
        "the loss must be a tensor of shape [], got a tensor of shape [2]",
      );
      expect(check("rows", "random")?.message).toBe("Your answer has another shape than asked for.");
      expect(check("gives", "by-hand")?.message).toMatch(
        /text is a tensor of string, which holds no numbers/,
      );
    });

    it("calls a function wrong that disposes of its arguments", () => {
      expect(check("disposes", "by-hand")?.message).toMatch(
        /^lossOf changed its first argument \(at \.w1\), which others still use/,
      );
    });
  }),
);

describe("a process of tensors", () => {
  const js = `const tf = require("lib/tensor/tf");
    exports.f = (x) => tf.square(x);
    exports.engine = () => tf.getBackend();`;
  const walls = { description: "", seccomp: false, dropsUser: false };
  const tiers: Tier[] = [{ ...walls, name: "C" }];
  if (process.getuid?.() === 0) tiers.push({ ...walls, name: "B", dropsUser: true });

  it.each(tiers)(
    "computes in WebAssembly in tier $name, too, whatever is installed",
    async (tier) => {
      const packages = neededPackages({ needs: ["tensors"] });
      const student = studentBox(path.join(courseRoot(), "lib/dist"), packages);
      const limits = limitsIn(student, checkLimits);
      const session = await openSession({ tier, box: student, limits, start: { js } });
      expect(await session.call("f", tensor([2, 3]))).toEqual(tensor([4, 9]));
      expect(await session.call("engine")).toBe("wasm");
      expect((await session.close()).failure).toBeUndefined();
    },
    60_000,
  );
});
