import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "model-data",
    hint: "Your learner's data come from the model. It confirms what it believes: who tells it that it is wrong?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const models: Parameters<typeof task.plan>[0][] = [];
        return rossBagnell(
          {
            ...task,
            plan: (model) => task.plan(models[models.push(model) - 1]),
            execute: (policy, i) => task.imagine(models[i], policy, i),
          },
          iterations,
          expertShare,
        );
      },
    }),
  },
  {
    id: "no-aggregation",
    hint: "Your model forgets: it learns from the last round's data only. What happens in the round after a mistake was corrected?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        let last = task.expertData.slice(0, 0);
        return rossBagnell(
          {
            ...task,
            fit: ([expert, learner]) => task.fit([expert, { weight: learner.weight, data: last }]),
            execute: (policy, i) => (last = [...task.execute(policy, i)]),
          },
          iterations,
          expertShare,
        );
      },
    }),
  },
  {
    id: "weights-by-count",
    hint: "All transitions weigh the same in your fit, so that the expert's share depends on how much data there is. Whose weight is ½: a transition's or a batch's?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) =>
        rossBagnell(
          { ...task, fit: (batches) => task.fit([{ weight: 1, data: batches.flatMap(({ data }) => data) }]) },
          iterations,
          expertShare,
        ),
    }),
  },
  {
    id: "half-for-each-transition",
    hint: "Your weights grow with the number of transitions. `fit` divides a batch's weight among its data by itself.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) =>
        rossBagnell(
          {
            ...task,
            fit: (batches) =>
              task.fit(batches.map(({ weight, data }) => ({ weight: weight * data.length, data }))),
          },
          iterations,
          expertShare,
        ),
    }),
  },
  {
    id: "always-half",
    hint: "`expertShare` does not act in your loop.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations) => rossBagnell(task, iterations, 0.5),
    }),
  },
  {
    id: "shares-exchanged",
    hint: "The shares are exchanged: whose share of the loss is `expertShare`?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare = 0.5) => rossBagnell(task, iterations, 1 - expertShare),
    }),
  },
  {
    id: "expert-only",
    hint: "What the learner saw never reaches the model: the fit gets the expert's data alone.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) =>
        rossBagnell(
          { ...task, fit: ([expert]) => task.fit([{ ...expert, weight: 1 }]) },
          iterations,
          expertShare,
        ),
    }),
  },
  {
    id: "learner-only",
    hint: "As soon as there are the learner's data, your model forgets the expert's. Who then speaks of the good states that the learner never visits?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) =>
        rossBagnell(
          {
            ...task,
            fit: (batches) => task.fit(batches[1].data.length > 0 ? [{ ...batches[1], weight: 1 }] : batches),
          },
          iterations,
          expertShare,
        ),
    }),
  },
  {
    id: "returns-last",
    hint: "Your index is that of the last policy, or of the last among equals. The theorem speaks of the best of the sequence, since later ones may relapse; among equals take the first.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => ({
        ...rossBagnell(task, iterations, expertShare),
        bestIndex: iterations,
      }),
    }),
  },
  {
    id: "best-by-promise",
    hint: "You choose by what the models promise. The most hopeful model wins, not the best policy: what does a policy cost where it counts?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const result = rossBagnell(task, iterations, expertShare);
        return { ...result, bestIndex: result.promised.indexOf(Math.min(...result.promised)) };
      },
    }),
  },
  {
    id: "last-of-equals",
    hint: "Your index is that of the last policy, or of the last among equals. The theorem speaks of the best of the sequence, since later ones may relapse; among equals take the first.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const result = rossBagnell(task, iterations, expertShare);
        return { ...result, bestIndex: result.realCost.lastIndexOf(Math.min(...result.realCost)) };
      },
    }),
  },
  {
    id: "best-is-worst",
    hint: "These are costs: the best policy is the one with the smallest.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const result = rossBagnell(task, iterations, expertShare);
        return { ...result, bestIndex: result.realCost.indexOf(Math.max(...result.realCost)) };
      },
    }),
  },
  {
    id: "first-policy-only",
    hint: "You execute the first policy in every round. Where would the newest one go?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const policies: ReturnType<typeof task.plan>[] = [];
        return rossBagnell(
          {
            ...task,
            plan: (model) => policies[policies.push(task.plan(model)) - 1],
            execute: (_policy, i) => task.execute(policies[0], i),
          },
          iterations,
          expertShare,
        );
      },
    }),
  },
  {
    id: "previous-policy",
    hint: "You execute the policy of the round before. Its model has learned from that walk already: where would the newest one go?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const policies: ReturnType<typeof task.plan>[] = [];
        return rossBagnell(
          {
            ...task,
            plan: (model) => policies[policies.push(task.plan(model)) - 1],
            execute: (_policy, i) => task.execute(policies[Math.max(0, i - 1)], i),
          },
          iterations,
          expertShare,
        );
      },
    }),
  },
  {
    id: "same-round",
    hint: "You execute every policy as if it were round 0. `execute` wants the number of the round: another round has other chance.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) =>
        rossBagnell({ ...task, execute: (policy) => task.execute(policy, 0) }, iterations, expertShare),
    }),
  },
  {
    id: "one-round-short",
    hint: "Your sequence is one short: N rounds of data make N + 1 models, since there is one before any data of the learner's.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) =>
        rossBagnell(task, Math.max(0, iterations - 1), expertShare),
    }),
  },
  {
    id: "one-execution-too-many",
    hint: "You execute the last policy, too, although no model learns from it any more. A robot's walks are what costs: execute only if a round is to come.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const result = rossBagnell(task, iterations, expertShare);
        task.execute(result.policies[iterations], iterations);
        return result;
      },
    }),
  },
  {
    id: "changes-expert-data",
    hint: "The expert's data grow: you add the learner's to them. Then they are not the expert's half any more. Keep a list of your own.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const expertData = [...task.expertData];
        return rossBagnell(
          {
            ...task,
            expertData,
            execute: (policy, i) => {
              const data = task.execute(policy, i);
              expertData.push(...data);
              return data;
            },
          },
          iterations,
          expertShare,
        );
      },
    }),
  },
  {
    id: "costs-exchanged",
    hint: "Real and promised costs are exchanged: the world's word is the real one.",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const result = rossBagnell(task, iterations, expertShare);
        return { ...result, realCost: result.promised, promised: result.realCost };
      },
    }),
  },
  {
    id: "promises-of-last-model",
    hint: "You ask the last model about every policy. What did the model promise in which the policy was planned?",
    implement: ({ rossBagnell }) => ({
      rossBagnell: (task, iterations, expertShare) => {
        const result = rossBagnell(task, iterations, expertShare);
        const last = result.models[result.models.length - 1];
        return { ...result, promised: result.policies.map((policy) => task.promisedCost(last, policy)) };
      },
    }),
  },
];
