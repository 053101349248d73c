import { offeredExports, typeModules } from "grading/notebook/offeredExports";

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

describe("typeModules", () => {
  it("names the modules of which a barrel exports types alone", () => {
    const barrel = [
      `export { type Physics } from "./models/fitPhysics";`,
      `export {\n  type AutoencoderLayer,\n  type AutoencoderLayers,\n} from "./models/autoencoder";`,
      `export type { Rng } from "./core/rng";`,
      `export { policyTransitions, type Mdp } from "./tabular/mdp";`,
      `export { typeOf } from "./core/kinds";`,
    ];
    expect(typeModules(barrel.join("\n"))).toEqual(["models/fitPhysics", "models/autoencoder", "core/rng"]);
  });
});
