import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { boxesFor } from "grading/grade/boxes";
import type { Grader } from "grading/grade/grader";
import { loadUnit } from "grading/checks/loadUnit";
import { sheetOf } from "grading/grade/sheet";
import { stripNotebook } from "grading/notebook/strip";
import { compiledGrading } from "grading/sandbox/compiled";
import { reachableNode } from "grading/sandbox/stage";
import type { Tier } from "grading/sandbox/walls/tier";
import type { Notebook } from "lib/jupyter/notebook";
import { notebookOf } from "./notebookOf";

const fixtures = path.resolve(__dirname, "../fixtures/units");
const library = path.resolve(__dirname, "../../lib/dist");

/** A folder of units that holds one of test/fixtures/units, compiled as the build compiles grading's own. */
function unitsFolder(id: string): string {
  const place = mkdtempSync(path.join(tmpdir(), "units-"));
  const folder = path.join(place, "exercises");
  symlinkSync(path.join(compiledGrading(), "checks"), path.join(place, "checks"));
  for (const file of readdirSync(path.join(fixtures, id), { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".ts")) continue;
    const target = path.join(folder, id, `${file.slice(0, -3)}.js`);
    const source = readFileSync(path.join(fixtures, id, file), "utf8");
    const up = "../".repeat(file.split(path.sep).length);
    const { outputText } = ts.transpileModule(source.replaceAll('"grading/checks/', `"${up}../checks/`), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
  return folder;
}

/** A notebook in which each function is one exercise's answer: exercise → its cell. */
export function answers(cells: Record<string, string>): Notebook {
  const notebook = notebookOf(Object.values(cells));
  Object.keys(cells).forEach((exercise, i) => {
    const grade_id = `ex-${exercise.replace(".", "-")}`;
    const flags = { grade: false, solution: true, locked: false, task: false };
    notebook.cells[i].metadata = { nbgrader: { schema_version: 3, grade_id, ...flags } };
  });
  return notebook;
}

/** Solution markers around a function's body. */
const marked = (head: string, body: string): string =>
  `${head} {\n  // BEGIN SOLUTION\n  ${body}\n  // END SOLUTION\n}`;

const masters: Record<string, Record<string, string>> = {
  "90": {
    "90.1": marked("function double(x: number): number", "return 2 * x;"),
    "90.2": marked("function work(task: any): number", "return task.spin(1) + 1;"),
    "90.3": marked("function next(): number", "return 1;"),
  },
  "91": {
    "91.1": `import { valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

type Weights = { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D };

${marked(
  "function lossOf({ w1, b1, w2 }: Weights, x: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar",
  "return tf.tidy(() => tf.mean(tf.square(tf.sub(tf.matMul(tf.tanh(tf.add(tf.matMul(x, w1), b1)), w2), y))) as tf.Scalar);",
)}

function train(weights: Weights, x: tf.Tensor2D, y: tf.Tensor2D): Weights {
  return tf.tidy(() => {
    let at = weights;
    for (let step = 0; step < 300; step++) {
      at = tf.tidy(() => {
        const { gradients } = valueAndGradients((w: Weights) => lossOf(w, x, y), at);
        const move = <T extends tf.Tensor>(w: T, g: T) => tf.sub(w, tf.mul(g, 0.1)) as T;
        return { w1: move(at.w1, gradients.w1), b1: move(at.b1, gradients.b1), w2: move(at.w2, gradients.w2) };
      });
    }
    return at;
  });
}`,
  },
};

/** The grader of a unit of the tests. @param id a folder of test/fixtures/units */
export function testGrader(id: string, tier: Tier): Grader & { answers: Record<string, string> } {
  const exercises = unitsFolder(id);
  const unit = sheetOf(loadUnit(id, exercises));
  const master = answers(masters[id]);
  const released = stripNotebook(master);
  return {
    ...{ unit, master, tier, answers: masters[id] },
    ...{ released, parts: [{ name: id, master, released }] },
    masterHash: "0".repeat(64),
    graderHash: "1".repeat(64),
    secret: "a secret of the tests",
    boxes: boxesFor(unit, library, exercises),
    node: reachableNode(),
  };
}
