import { maxAbs, subtract } from "lib/core/matrix";
import { Rng } from "lib/core/rng";
import { noseInFunnel } from "lib/envs/helicopter/helicopterFunnel";
import { linearisedHelicopter } from "lib/envs/helicopter/helicopterLinear";
import { flyDeviation, type Deviation, type HelicopterTarget } from "lib/envs/helicopter/helicopterTarget";
import { createHelicopterWorld, helicopterCost } from "lib/envs/helicopter/helicopterWorld";
import { rollout } from "lib/envs/rollout";
import { helicopterExpert } from "lib/experiments/02-ross-bagnell/helicopter/helicopter";
import type { HelicopterPolicy } from "lib/experiments/02-ross-bagnell/helicopter/helicopterExploration";
import { helicopterIlqr, lookahead } from "lib/experiments/02-ross-bagnell/helicopter/helicopterIlqr";
import { lqr } from "lib/planning/lqr";

const horizon = 100;
const hover = noseInFunnel(0, 0);
const funnel = noseInFunnel(5, 1);
const targets: [string, HelicopterTarget][] = [
  ["hover", hover],
  ["the funnel", funnel],
];

/** Ten starts, or more, with deviations of this standard deviation. */
function startsOf(startDeviation: number, count = 10): Deviation[] {
  return Array.from({ length: count }, (_, i) =>
    createHelicopterWorld(hover, { startDeviation }).reset(new Rng("start").split(i)),
  );
}

/** What 100 steps cost from each start without gusts, a crash included. */
function calmCosts(target: HelicopterTarget, policy: HelicopterPolicy, starts: Deviation[]): number[] {
  const calm = createHelicopterWorld(target, { afterCrash: "lie" }, (x, u) => flyDeviation(target, x, u));
  return starts.map((start) => rollout(calm, policy, horizon, new Rng(0), start).cost);
}

/** iLQR's cost over LQR's from each start. */
function ratios(target: HelicopterTarget, starts: Deviation[]): number[] {
  const flown = calmCosts(target, helicopterExpert(target), starts);
  return calmCosts(target, helicopterIlqr(target).expert, starts).map((cost, i) => cost / flown[i]);
}

const mean = (x: number[]) => x.reduce((total, entry) => total + entry, 0) / x.length;

describe("helicopterIlqr", () => {
  it.each(targets)("finds nothing but LQR from the target itself: %s", (_, target) => {
    const { A, B } = linearisedHelicopter(target);
    const { K } = lqr(A, B, helicopterCost.Q, helicopterCost.R);
    const { controls, gains, converged } = helicopterIlqr(target).search(new Array<number>(12).fill(0));
    expect(converged).toBe(true);
    expect(controls).toHaveLength(lookahead);
    expect(maxAbs(controls)).toBeLessThan(1e-9);
    gains.forEach((gain) => expect(maxAbs(subtract(gain, K))).toBeLessThan(1e-4));
  });

  it.each(targets)("costs within 1 % of LQR from starts a tenth as far as the world's: %s", (_, target) => {
    ratios(target, startsOf(0.02)).forEach((ratio) => expect(Math.abs(ratio - 1)).toBeLessThan(0.01));
  });

  it.each(targets)("costs less than LQR from each of the world's starts: %s", (_, target) => {
    const all = ratios(target, startsOf(0.2));
    expect(Math.max(...all)).toBeLessThan(1);
    expect(mean(all)).toBeLessThan(0.98);
  });

  it("crashes from fewer wide starts than LQR", () => {
    const starts = startsOf(0.8);
    const crashes = (policy: HelicopterPolicy) =>
      calmCosts(hover, policy, starts).filter((cost) => cost > 500).length;
    expect(crashes(helicopterExpert(hover))).toBeGreaterThan(crashes(helicopterIlqr(hover).expert) + 1);
  });

  it("converges from wide starts with controls that the helicopter has, of which it uses nearly all", () => {
    const { search } = helicopterIlqr(hover);
    const found = startsOf(0.5).map((start) => search(start));
    expect(found.every(({ converged }) => converged)).toBe(true);
    const controls = found.flatMap((result) => result.controls);
    const largest = maxAbs(controls.map((change) => change.map((u, i) => u + hover.trim[i])));
    expect(largest).toBeCloseTo(0.9999, 10);
  });

  it("keeps its promise to 1 % where there is no gust", () => {
    const { search, expert } = helicopterIlqr(hover);
    const starts = startsOf(0.2);
    const costs = calmCosts(hover, expert, starts);
    starts.forEach((start, i) => expect(Math.abs(search(start).cost / costs[i] - 1)).toBeLessThan(0.01));
  });

  it("searches anew at the start of each episode, and is LQR after its lookahead", () => {
    const [first, second] = startsOf(0.2);
    const rng = new Rng(0);
    const { expert, search } = helicopterIlqr(hover);
    const regulator = helicopterExpert(hover);
    for (const start of [first, second, first]) {
      expect(expert(start, 0, rng)).toEqual(search(start).controls[0]);
      expect(expert(first, lookahead, rng)).toEqual(regulator(first, lookahead, rng));
    }
    expect(expert(second, 1, rng)).not.toEqual(regulator(second, 1, rng));
  });
});
