import { assemblePackage } from "grading/release/assemble";
import { findAnswers } from "grading/release/findAnswers";

/** A planner as anybody would write it, in lines that are not ours. */
const planted = `import { solveLinear } from "../../core/linearSolve";
import { add, multiply, scale, transpose } from "../../core/matrix";

export function steer(A: number[][], B: number[][], Q: number[][], R: number[][]) {
  let value = Q;
  let gain: number[][] = [];
  for (let i = 0; i < 3000; i++) {
    const left = add(R, multiply(transpose(B), multiply(value, B)));
    const right = multiply(transpose(B), multiply(value, A));
    gain = scale(-1, transpose(transpose(right).map((column) => solveLinear(left, column))));
    value = add(Q, multiply(transpose(A), multiply(value, add(A, multiply(B, gain)))));
    value = scale(0.5, add(value, transpose(value)));
  }
  return { gain, value };
}
`;

/** Whether a file is searched here; the search of a whole package is a part of its release. */
const isTried = (file: string): boolean => /^(lib\/(core\/|package\.json)|grading\/package\.json)/.test(file);

describe("findAnswers", () => {
  it("finds nothing in lib/core as 02 releases it but the planner that was planted beside it, says where, and how far it is", async () => {
    const files = new Map([...(await assemblePackage("02"))].filter(([file]) => isTried(file)));
    const file = "lib/experiments/02-ross-bagnell/steer.ts";
    files.set(file, planted);
    const parts: number[] = [];
    expect(await findAnswers(files, "02", (part) => parts.push(part))).toEqual([
      `${file}: steer(…).gain passes all checks of exercise 2.4 as lqr: mark its body as a solution`,
    ]);
    expect(parts.length).toBeGreaterThan(10);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts[parts.length - 1]).toBe(1);
  }, 1_200_000);
});
