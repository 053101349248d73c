import { Rng } from "lib/core/rng";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { createHelicopterWorld } from "lib/envs/helicopter/helicopterWorld";
import { helicopterExpert } from "lib/experiments/02-ross-bagnell/helicopter/helicopter";
import {
  exploreHelicopter,
  type HelicopterExploration,
} from "lib/experiments/02-ross-bagnell/helicopter/helicopterExploration";

const target = noseInFunnel(0, 0);
const expert = helicopterExpert(target);
const explorers = { world: createHelicopterWorld(target), expert, horizon: 100 };
const explore = (exploration: HelicopterExploration, count: number) =>
  exploreHelicopter(exploration, explorers, count, new Rng("explore"));
const meanSquare = (rows: readonly (readonly number[])[]) =>
  rows.flat().reduce((total, x) => total + x * x, 0) / rows.flat().length;

/** How far each action is from the expert's in the same state. */
const noises = (exploration: HelicopterExploration) =>
  explore(exploration, 1000).map(({ state, action }) => {
    const wanted = expert(state, 0, new Rng(0));
    return action.map((change, i) => change - wanted[i]);
  });

describe("exploreHelicopter", () => {
  it("draws ν_t with variances .0025 of states and .0001 of controls about the target", () => {
    const steps = explore("target", 1000);
    expect(Math.abs(meanSquare(steps.map(({ state }) => state)) / 0.0025 - 1)).toBeLessThan(0.06);
    expect(Math.abs(meanSquare(steps.map(({ action }) => action)) / 0.0001 - 1)).toBeLessThan(0.1);
  });

  it("lets the expert fly alone for ν_e, and with control noise of variance .0001 for ν_en", () => {
    expect(meanSquare(noises("expert"))).toBe(0);
    expect(Math.abs(meanSquare(noises("noisyExpert")) / 0.0001 - 1)).toBeLessThan(0.1);
  });

  it("takes whole episodes of the experts, each step from where the last one ended", () => {
    const steps = explore("noisyExpert", 250);
    steps.forEach(({ state }, i) => {
      if (i % 100 > 0) expect(state).toEqual(steps[i - 1].next);
      else if (i > 0) expect(state).not.toEqual(steps[i - 1].next);
    });
  });

  it("takes ν_t and ν_e in turn for the mixture", () => {
    const steps = explore("mixture", 200);
    steps.forEach(({ state, action }, i) => {
      const same = expert(state, 0, new Rng(0)).every((change, j) => change === action[j]);
      expect(same).toBe(i % 2 === 1);
    });
  });

  it.each(["target", "expert", "noisyExpert", "mixture"] as const)(
    "begins a longer exploration %s with the shorter one",
    (exploration) => {
      expect(explore(exploration, 230).slice(0, 120)).toEqual(explore(exploration, 120));
    },
  );

  it("takes other variances", () => {
    const variance = { deviation: 0.01, control: 0 };
    const steps = exploreHelicopter("target", { ...explorers, variance }, 500, new Rng(1));
    expect(Math.abs(meanSquare(steps.map(({ state }) => state)) / 0.01 - 1)).toBeLessThan(0.08);
    expect(meanSquare(steps.map(({ action }) => action))).toBe(0);
  });
});
