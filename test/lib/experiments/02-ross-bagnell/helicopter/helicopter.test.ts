import { Rng } from "lib/core/rng";
import { linearisedHelicopter } from "lib/envs/helicopter/helicopterLinear";
import { createHelicopterWorld } from "lib/envs/helicopter/helicopterWorld";
import { rollout } from "lib/envs/rollout";
import {
  batchCosts,
  helicopterPrior,
  helicopterTask,
  manoeuvres,
  planHelicopter,
} from "lib/experiments/02-ross-bagnell/helicopter/helicopter";
import { rossBagnell } from "lib/modelLearning/rossBagnell";

const distances = (transitions: readonly { next: readonly number[] }[]) =>
  transitions.map(({ next }) => Math.hypot(...next));

describe("helicopterTask", () => {
  it.each(["hover", "funnel"] as const)(
    "has an expert that flies the %s from perturbed starts",
    (manoeuvre) => {
      const { target, horizon, expert } = helicopterTask({ manoeuvre, explored: 1 });
      const world = createHelicopterWorld(target);
      for (let seed = 0; seed < 3; seed++) {
        const { transitions } = rollout(world, expert, horizon, new Rng(seed));
        expect(transitions).toHaveLength(manoeuvres[manoeuvre].horizon);
        expect(Math.max(...distances(transitions))).toBeLessThan(2);
        expect(Math.max(...distances(transitions.slice(80)))).toBeLessThan(0.15);
      }
    },
  );

  it("has an expert that costs less if it plans with iLQR, and explores with that", () => {
    const [regulated, planned] = (["lqr", "ilqr"] as const).map((planner) =>
      helicopterTask({ planner, explored: 1 }),
    );
    expect(planned.task.realCost(planned.expert)).toBeLessThan(
      0.97 * regulated.task.realCost(regulated.expert),
    );
    const [{ state, action }] = planned.task.expertData;
    expect(state).toEqual(regulated.task.expertData[0].state);
    expect(action).not.toEqual(regulated.task.expertData[0].action);
  });

  it("flies four whole rotations of the funnel", () => {
    const { horizon, turnRate } = manoeuvres.funnel;
    expect(Math.floor((horizon * 0.1 * turnRate) / (2 * Math.PI))).toBe(4);
  });

  it("plans as well as the expert if the model is the derivative of the truth", () => {
    const { target, task, expert } = helicopterTask({ explored: 1 });
    const planned = task.realCost(planHelicopter(linearisedHelicopter(target)));
    expect(planned / task.realCost(expert)).toBeCloseTo(1, 1);
  });

  it("crashes with the plan of the prior, three of whose gains have the wrong sign", () => {
    const { task, expert } = helicopterTask({ explored: 1 });
    expect(task.realCost(planHelicopter(helicopterPrior))).toBeGreaterThan(50 * task.realCost(expert));
  });

  it("takes the first of its exploration for the expert's data", () => {
    const { task, explore } = helicopterTask({ explored: 130 });
    expect(task.expertData).toEqual(explore(200).slice(0, 130));
  });

  it("learns to hover by the loop from an expert with noise, where the batch crashes with as many data", () => {
    const variant = helicopterTask({ evaluationEpisodes: 5 });
    const expertCost = variant.task.realCost(variant.expert);
    const { realCost, bestIndex } = rossBagnell(variant.task, 4, 0.5);
    expect(realCost[bestIndex] / expertCost).toBeLessThan(1.5);
    expect(batchCosts(variant, [500])[0]).toBe(realCost[0]);
    expect(batchCosts(variant, [900])[0] / expertCost).toBeGreaterThan(10);
  });
});
