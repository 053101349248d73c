import { bestOfSequence } from "lib/modelLearning/bestOfSequence";
import {
  costOfBelief,
  edgeCost,
  expectedSteps,
  iceTask,
  planIce,
} from "lib/experiments/02-ross-bagnell/grids/ice";
import { rossBagnell } from "lib/modelLearning/rossBagnell";

/** The costs of a run as the lecture prints them. */
const rounded = (costs: readonly number[]) => costs.map((cost) => Number(cost.toFixed(1)));

/** 30 policies: the first costs, then 8, but for relapses to the edge at these iterations, counted from 1. */
const sequence = (start: readonly number[], edge: number, relapses: readonly number[]) =>
  Array.from({ length: 30 }, (_, i) => start[i] ?? (relapses.includes(i + 1) ? edge : 8));

/** Half of them mirrored. */
const variants = [0.2, 0.25, 0.3, 0.35, 0.4].map((slip, i) => ({ slip, mirrored: i % 2 === 0 }));

describe("iceTask", () => {
  const ice = iceTask();

  it("stays on the edge for ever with the expert's data alone: nobody slips in them", () => {
    const run = rossBagnell(ice.task, 29, 1);
    expect(rounded(run.realCost)).toEqual(new Array(30).fill(64.8));
    expect([new Set(run.models), new Set(run.promised)]).toEqual([new Set([0]), new Set([6])]);
  });

  it("finds the best way with half and half, and relapses at iterations 11, 20 and 29", () => {
    const run = rossBagnell(ice.task, 29, 0.5);
    expect(rounded(run.realCost)).toEqual(sequence([64.8, 10], 64.8, [11, 20, 29]));
    expect([run.bestIndex, run.realCost[run.bestIndex]]).toEqual([2, expect.closeTo(8, 9)]);
    const slipped = 1 - 0.7 ** 5; // in an episode along the edge, of 1 + Σ .7ᵏ = 3.7731 steps
    expect(run.models.slice(0, 3)).toEqual([
      0,
      expect.closeTo((0.5 * slipped) / 3.7731, 9),
      expect.closeTo((0.5 * slipped) / 13.7731, 9),
    ]);
  });

  it("relapses with the learner's data alone as well, though later", () => {
    const run = rossBagnell(ice.task, 29, 0);
    expect(rounded(run.realCost)).toEqual(sequence([64.8, 12], 64.8, [19]));
  });

  it("has models that are good enough to decide by, though none is right", () => {
    const costs = [0, 0.0059, 0.006, 0.02, 0.05, 0.078, 0.079, 0.1, 0.18, 0.2, 0.3, 0.5];
    expect(costs.map((slip) => Number(costOfBelief(ice, slip).toFixed(1)))).toEqual(
      [64.8, 64.8, 8, 8, 8, 8, 10, 10, 10, 12, 12, 12], // prettier-ignore
    );
  });

  it.each(variants)("has the same phenomenon in each variant: %o", (variant) => {
    const other = iceTask(variant);
    const edge = edgeCost(variant.slip);
    const isEdge = (cost: number) => Math.abs(cost - edge) < 1e-9;
    const expertOnly = rossBagnell(other.task, 2, 1);
    expect(expertOnly.realCost.every(isEdge)).toBe(true);
    const run = rossBagnell(other.task, 29, 0.5);
    expect(isEdge(run.realCost[0])).toBe(true);
    expect(run.realCost[2]).toBeCloseTo(8, 9);
    expect(Math.min(...run.realCost)).toBeCloseTo(8, 9);
    const relapses = run.realCost.flatMap((cost, i) => (i > 0 && isEdge(cost) ? [i] : []));
    expect(relapses.length).toBeGreaterThanOrEqual(2);
    relapses.forEach((i) => expect(run.models[i]).toBeLessThan(0.00592));
    expect([0.02, 0.05, 0.1, 0.2].map((p) => Math.round(costOfBelief(other, p)))).toEqual([8, 8, 10, 12]);
  });

  it("has its best policy chosen by held-out rollouts for every set of seeds, and its worst by the promise", () => {
    const run = rossBagnell(ice.task, 11, 0.5);
    for (let set = 0; set < 20; set++) {
      const seeds = Array.from({ length: 20 }, (_, i) => 1000 * set + i);
      const { bestIndex, meanCost } = bestOfSequence(run.policies, ice.sampleCost, seeds);
      expect([bestIndex, meanCost[bestIndex]]).toEqual([2, 8]);
    }
    const mostHopeful = run.promised.indexOf(Math.min(...run.promised));
    expect(rounded([run.realCost[mostHopeful]])).toEqual([64.8]);
  });
});

describe("expectedSteps", () => {
  it("counts the steps along the edge until the fall", () => {
    const { world } = iceTask();
    const steps = expectedSteps(world, planIce(world, 0));
    const mass = (wanted: boolean) =>
      steps.filter(({ slipped }) => slipped === wanted).reduce((sum, step) => sum + step.mass, 0);
    expect(mass(true)).toBeCloseTo(1 - 0.7 ** 5, 12);
    expect(mass(true) + mass(false)).toBeCloseTo(3.7731, 12);
    expect(steps.every((step) => step.state < 27)).toBe(true);
  });
});

describe("edgeCost", () => {
  it("is 6 without ice and 78 if the first icy step falls for sure", () => {
    expect([edgeCost(0), edgeCost(1)]).toEqual([6, 2 + 2 * 38]);
    expect(edgeCost(0.3)).toBeCloseTo(64.7981, 4);
  });
});
