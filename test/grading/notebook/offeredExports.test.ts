import { offeredExports } from "grading/notebook/offeredExports";

describe("offeredExports", () => {
  const barrel = [
    `export { dot, mean } from "./core/metrics";`,
    `export {\n  drawLeakCurves,\n  leakCurves,\n} from "./experiments/01-simulation-lemma/leakCurves";`,
    `export { policyTransitions, type Mdp } from "./tabular/mdp";`,
    `export type { Rng } from "./core/rng";`,
    ``,
  ];

  it("keeps the lines of modules that are there, types too, and no others", () => {
    expect(offeredExports(barrel.join("\n"), new Set(["core/metrics", "tabular/mdp"]))).toBe(
      [barrel[0], barrel[2], ""].join("\n"),
    );
  });

  it("keeps nothing where no module is there", () => {
    expect(offeredExports(barrel.join("\n"), new Set())).toBe("");
  });
});
