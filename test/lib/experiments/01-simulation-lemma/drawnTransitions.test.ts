import { kindOf, shortProbability } from "lib/experiments/01-simulation-lemma/drawnTransitions";
import { twoRoads } from "lib/tabular/worlds/twoRoads";

describe("shortProbability", () => {
  it("leaves out the noise of floating point, but never rounds a possible event to certain or impossible", () => {
    expect([0, 0.1, 1 - 0.8, 1 / 3, 1].map(shortProbability)).toEqual(["0", "0.1", "0.2", "0.333", "1"]);
    expect([0.9999, 1e-6].map(shortProbability)).toEqual(["0.9999", "0.000001"]);
  });
});

describe("kindOf", () => {
  it("dashes what the model gets wrong", () => {
    const [world, model] = [twoRoads(1, 0.2), twoRoads(1, 0.9)];
    expect([0, 1].map((a) => kindOf(world, model, 0, a))).toEqual(["world", "model"]);
  });
});
