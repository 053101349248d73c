import type { LoopTask } from "lib/modelLearning/loopTask";
import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** In each round the loop executes the policy of another one. */
const walking =
  ({ rossBagnell }: Reference02) =>
  (choose: (round: number) => number) => {
    const loop = (task: LoopTask<unknown, unknown, unknown>, iterations: number, expertShare?: number) => {
      const policies: unknown[] = [];
      const plan: typeof task.plan = (model) => policies[policies.push(task.plan(model)) - 1];
      const execute: typeof task.execute = (_policy, i) => task.execute(policies[choose(i)], i);
      return rossBagnell({ ...task, plan, execute }, iterations, expertShare);
    };
    return { rossBagnell: loop as Reference02["rossBagnell"] };
  };

export const misconceptions = misconceptions02({ walking })({
  "model-data": {
    hint: "Your learner's data come from the model. It confirms what it believes: who tells it that it is wrong?",
    implement: ({ withTask }) =>
      withTask((task) => {
        const models: unknown[] = [];
        return {
          plan: (model) => task.plan(models[models.push(model) - 1]),
          execute: (policy, i) => task.imagine(models[i], policy, i),
        };
      }),
  },
  "no-aggregation": {
    hint: "Your model forgets: it learns from the last round's data only. What happens in the round after a mistake was corrected?",
    implement: ({ withTask }) =>
      withTask((task) => {
        let last = task.expertData.slice(0, 0);
        return {
          fit: ([expert, learner]) => task.fit([expert, { weight: learner.weight, data: last }]),
          execute: (policy, i) => (last = [...task.execute(policy, i)]),
        };
      }),
  },
  "weights-by-count": {
    hint: "All transitions weigh the same in your fit, so that the expert's share depends on how much data there is. Whose weight is ½: a transition's or a batch's?",
    implement: ({ withTask }) =>
      withTask((task) => ({
        fit: (batches) => task.fit([{ weight: 1, data: batches.flatMap(({ data }) => data) }]),
      })),
  },
  "half-for-each-transition": {
    hint: "Your weights grow with the number of transitions. `fit` divides a batch's weight among its data by itself.",
    implement: ({ withTask }) =>
      withTask((task) => ({
        fit: (batches) =>
          task.fit(batches.map(({ weight, data }) => ({ weight: weight * data.length, data }))),
      })),
  },
  "always-half": {
    hint: "`expertShare` does not act in your loop.",
    implement: ({ withArguments }) =>
      withArguments("rossBagnell", (task, iterations) => [task, iterations, 0.5]),
  },
  "shares-exchanged": {
    hint: "The shares are exchanged: whose share of the loss is `expertShare`?",
    implement: ({ withArguments }) =>
      withArguments("rossBagnell", (task, iterations, expertShare = 0.5) => [
        task,
        iterations,
        1 - expertShare,
      ]),
  },
  "expert-only": {
    hint: "What the learner saw never reaches the model: the fit gets the expert's data alone.",
    implement: ({ withTask }) =>
      withTask((task) => ({ fit: ([expert]) => task.fit([{ ...expert, weight: 1 }]) })),
  },
  "learner-only": {
    hint: "As soon as there are the learner's data, your model forgets the expert's. Who then speaks of the good states that the learner never visits?",
    implement: ({ withTask }) =>
      withTask((task) => ({
        fit: (batches) => task.fit(batches[1].data.length > 0 ? [{ ...batches[1], weight: 1 }] : batches),
      })),
  },
  "returns-last": {
    hint: "Your index is that of the last policy, or of the last among equals. The theorem speaks of the best of the sequence, since later ones may relapse; among equals take the first.",
    implement: ({ withFields }) =>
      withFields("rossBagnell", (_right, _task, iterations) => ({ bestIndex: iterations })),
  },
  "best-by-promise": {
    hint: "You choose by what the models promise. The most hopeful model wins, not the best policy: what does a policy cost where it counts?",
    implement: ({ withFields }) =>
      withFields("rossBagnell", ({ promised }) => ({ bestIndex: promised.indexOf(Math.min(...promised)) })),
  },
  "last-of-equals": {
    hint: "Your index is that of the last policy, or of the last among equals. The theorem speaks of the best of the sequence, since later ones may relapse; among equals take the first.",
    implement: ({ withFields }) =>
      withFields("rossBagnell", ({ realCost }) => ({
        bestIndex: realCost.lastIndexOf(Math.min(...realCost)),
      })),
  },
  "best-is-worst": {
    hint: "These are costs: the best policy is the one with the smallest.",
    implement: ({ withFields }) =>
      withFields("rossBagnell", ({ realCost }) => ({ bestIndex: realCost.indexOf(Math.max(...realCost)) })),
  },
  "first-policy-only": {
    hint: "You execute the first policy in every round. Where would the newest one go?",
    implement: ({ walking }) => walking(() => 0),
  },
  "previous-policy": {
    hint: "You execute the policy of the round before. Its model has learned from that walk already: where would the newest one go?",
    implement: ({ walking }) => walking((round) => Math.max(0, round - 1)),
  },
  "same-round": {
    hint: "You execute every policy as if it were round 0. `execute` wants the number of the round: another round has other chance.",
    implement: ({ withTask }) => withTask((task) => ({ execute: (policy) => task.execute(policy, 0) })),
  },
  "one-round-short": {
    hint: "Your sequence is one short: N rounds of data make N + 1 models, since there is one before any data of the learner's.",
    implement: ({ withArguments }) =>
      withArguments("rossBagnell", (task, iterations, share) => [task, Math.max(0, iterations - 1), share]),
  },
  "one-execution-too-many": {
    hint: "You execute the last policy, too, although no model learns from it any more. A robot's walks are what costs: execute only if a round is to come.",
    implement: ({ withResult }) =>
      withResult("rossBagnell", (right, task, iterations) => {
        task.execute(right.policies[iterations], iterations);
        return right;
      }),
  },
  "changes-expert-data": {
    hint: "The expert's data grow: you add the learner's to them. Then they are not the expert's half any more. Keep a list of your own.",
    implement: ({ withTask }) =>
      withTask((task) => {
        const expertData = [...task.expertData];
        const execute: typeof task.execute = (policy, i) => {
          const data = task.execute(policy, i);
          expertData.push(...data);
          return data;
        };
        return { expertData, execute };
      }),
  },
  "costs-exchanged": {
    hint: "Real and promised costs are exchanged: the world's word is the real one.",
    implement: ({ withFields }) =>
      withFields("rossBagnell", ({ realCost, promised }) => ({ realCost: promised, promised: realCost })),
  },
  "promises-of-last-model": {
    hint: "You ask the last model about every policy. What did the model promise in which the policy was planned?",
    implement: ({ withFields }) =>
      withFields("rossBagnell", ({ models, policies }, task) => ({
        promised: policies.map((policy) => task.promisedCost(models[models.length - 1], policy)),
      })),
  },
});
