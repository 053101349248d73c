import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripNotebook } from "grading/notebook/strip";
import { loadAnswers } from "grading/selfCheck/myAnswers";
import { type Notebook, readNotebook, writeNotebook } from "lib/jupyter/notebook";
import * as tf from "lib/tensor/tf";

const name = "02-ross-bagnell.ipynb";
const notebooks = path.join(__dirname, "../../../notebooks");
const master = readNotebook(path.join(notebooks, name));

describe("loadAnswers", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "answers-"))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const saved = (notebook: Notebook, ...names: string[]) => {
    writeNotebook(path.join(folder, name), notebook);
    return loadAnswers("02", names, folder);
  };
  const gain = [[[2]], [[1]], [[1]], [[1]]];

  it("takes functions from the saved notebook as grading reads them", async () => {
    const { lqr, excitation } = await saved(master, "lqr", "excitation");
    expect((lqr(...gain) as number[][])[0][0]).toBeCloseTo(-(1 + Math.sqrt(5)) / 2, 9);
    expect(typeof excitation).toBe("function");
  });

  it("lets those that are not written say so when they are called, and the others be", async () => {
    const cells = stripNotebook(master).cells.map((cell) =>
      cell.id === "ex-2-4" ? (master.cells.find(({ id }) => id === cell.id) ?? cell) : cell,
    );
    const { lqr, rossBagnell } = await saved({ ...master, cells }, "lqr", "rossBagnell");
    expect(lqr(...gain)).toHaveLength(1);
    expect(() => rossBagnell()).toThrow(
      /rossBagnell of exercise 2\.2 .* 02-ross-bagnell\.ipynb: .* save that notebook/,
    );
  });

  it("takes functions of tensors", async () => {
    await tf.ready();
    const { lambdaReturn } = await loadAnswers("04", ["lambdaReturn"], notebooks);
    const row = (...numbers: number[]) => tf.tensor2d([numbers]);
    const predictions = {
      reward: row(1, 2, 3, 99),
      value: row(99, 10, 20, 30),
      discount: row(0.5, 0.5, 0.5, 0.5),
    };
    const returns = lambdaReturn(predictions, 0.5) as tf.Tensor2D;
    expect(returns.arraySync()).toEqual([[6.375, 11.5, 18]]);
  });

  it("says so when there is no such notebook", async () => {
    const { lqr } = await loadAnswers("02", ["lqr"], folder);
    expect(() => lqr()).toThrow(
      "lqr is not to be had: there is no 02-ross-bagnell.ipynb beside this notebook",
    );
  });

  it("knows the functions of a unit", async () => {
    await expect(loadAnswers("02", ["plan"], folder)).rejects.toThrow(
      /functions of notebook 02 are .*"plan"/,
    );
  });
});
