import { sum } from "lib/core/metrics";
import { type DoorAndBridge } from "lib/envs/grids/doorAndBridge";
import { gridActions } from "lib/envs/grids/gridMap";
import type { Transition } from "lib/envs/world";
import { doorAndBridgeTask } from "lib/experiments/02-ross-bagnell/grids/doorAndBridge";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { flag, integer, number, recordOf } from "../../../checks/granted/kinds";
import { mapVariant } from "../instances";
import { serveTask } from "../serveTask";
import type { Spy } from "../spyTask";
import { gatesTask } from "../ways";
import { expectAllPresent, expectShares, expertShareOf, fitsAfter, spyOn } from "./spying";

/** A move between cells of a map. */
function moveOn({ map }: DoorAndBridge) {
  const cell = integer(0, map.height * map.width - 1);
  const action = integer(0, gridActions.length - 1);
  return recordOf<Transition<number, number>>({
    state: cell,
    action,
    next: cell,
    cost: number(),
    terminated: flag,
  });
}

export const hidden: Check[] = [
  {
    id: "own-map",
    title:
      "in a Door & Bridge of other measures, and behind other gates, each policy goes where the newest model leads it",
    points: 0.5,
    async run({ call, variant }) {
      const { world, task } = doorAndBridgeTask(mapVariant(variant));
      const gates = gatesTask(2 + (variant % 3));
      const rounds = 5;
      const { realCost, promised, bestIndex } = rossBagnell(task, rounds);
      const served = await call("rossBagnell", serveTask(task, moveOn(world)), rounds);
      expect(served).toBeNear({ realCost, promised, bestIndex }, { name: "the result" });
      const behind = rossBagnell(gates, rounds);
      const right = { realCost: behind.realCost, promised: behind.promised, bestIndex: behind.bestIndex };
      expect(await call("rossBagnell", gates, rounds)).toBeNear(right, { name: "the result" });
    },
  },
  {
    id: "current-policy",
    title:
      "each round executes the policy that was planned in the newest model, with the number of the round",
    points: 1.25,
    run: (context) =>
      spyOn(context, [1, 3, 4, 5], ({ executions }) => {
        expect(executions.length).toBeNear(Math.max(1, executions.length), {
          name: "the number of executions",
        });
        for (const [i, { policy, round, newest }] of executions.entries()) {
          expect(policy).toBeNear(newest, { name: `the index of the policy of execution ${i}` });
          expect(round).toBeNear(i, { name: `the round of execution ${i}` });
        }
      }),
  },
  {
    id: "world-data",
    title: "models learn from nothing but the expert's data and what the newest policies did in the world",
    points: 0.5,
    run: (context) =>
      spyOn(context, [2, 4, 4], (spy) => {
        for (const { foreign, stale, learner } of fitsAfter(spy, 1)) {
          expect(foreign).toBeNear(0, { name: "the share of other data" });
          expect(stale).toBeNear(0, { name: "the share of what older policies did" });
          expect(sum(learner.flat()) > 0 ? 1 : 0).toBeNear(1, {
            name: "the batches that hold executed data",
          });
        }
      }),
  },
  {
    id: "aggregates",
    title: "each model learns from what all newest policies before it did",
    points: 1,
    run: (context) =>
      spyOn(context, [3, 4, 6], (spy) => {
        for (const { learner, executions } of fitsAfter(spy, 2)) {
          expect(learner.length).toBeNear(executions, { name: "the executions of newest policies" });
          expectAllPresent(learner.flat(), "an executed transition");
        }
      }),
  },
  {
    id: "half-by-weight",
    title: "the expert's data are half of the loss, and the learner's the other half, however many they are",
    points: 1,
    run: (context) =>
      spyOn(context, [2, 5, 7], (spy) => {
        for (const fit of fitsAfter(spy, 1)) expectShares(fit, 0.5);
      }),
  },
  {
    id: "expert-data",
    title: "the expert's data stay complete and unmixed: with a share of 1 all of the loss is theirs",
    points: 0.25,
    async run(context) {
      await spyOn(context, [2, 5], (spy) => {
        for (const { expert } of fitsAfter(spy, 0))
          expectAllPresent(expert, "one of the expert's transitions");
      });
      await spyOn(
        context,
        [2, 5],
        (spy) => {
          for (const fit of fitsAfter(spy, 1)) {
            expectAllPresent(fit.expert, "one of the expert's transitions");
            expect(expertShareOf(fit)).toBeNear(1, { name: "the expert's share", tolerance: 0.02 });
          }
        },
        1,
      );
    },
  },
  {
    id: "counts",
    title: "N rounds make N + 1 fits, N + 1 plans and N executions, also for N = 0",
    points: 0.25,
    run: (context) =>
      spyOn(context, [0, 1, 4], ({ fits, plans, executions }, _answer, iterations) => {
        expect(fits.length).toBeNear(iterations + 1, { name: "the number of fits" });
        expect(plans).toBeNear(iterations + 1, { name: "the number of plans" });
        expect(executions.length).toBeNear(iterations, { name: "the number of executions" });
      }),
  },
  {
    id: "other-shares",
    title: "the expert's share is what was asked for: nothing, a quarter or three quarters",
    points: 0.5,
    async run(context) {
      for (const share of [0, 0.25, 0.75]) {
        const judge = (spy: Spy) => {
          for (const fit of fitsAfter(spy, 1)) expectShares(fit, share);
        };
        await spyOn(context, [2, 4], judge, share);
      }
    },
  },
  {
    id: "best-by-real-cost",
    title: "the best policy is the one with the least real cost, the first of equals, whatever was promised",
    points: 0.5,
    run: (context) =>
      spyOn(context, [5, 6, 7, 5, 6, 7, 5, 6, 7, 8], (spy, { bestIndex }) => {
        const costs = spy.realCosts();
        expect(costs.length).toBeNear(Math.max(1, costs.length), { name: "the number of models" });
        expect(bestIndex).toBeNear(costs.indexOf(Math.min(...costs)), { name: "bestIndex" });
      }),
  },
  {
    id: "order",
    title: "models, policies, real and promised costs stand in the order of the rounds",
    points: 0.25,
    run: (context) =>
      spyOn(context, [3, 4, 5], (spy, answer, iterations) => {
        const order = Array.from({ length: iterations + 1 }, (_, i) => i);
        expect(spy.fitsOf("models", answer.models)).toBeNear(order, { name: "the rounds of models" });
        expect(spy.fitsOf("policies", answer.policies)).toBeNear(order, { name: "the rounds of policies" });
        expect(answer.realCost).toBeNear(spy.realCosts(), { name: "realCost" });
        expect(answer.promised).toBeNear(spy.promisedCosts(), { name: "promised" });
      }),
  },
];
