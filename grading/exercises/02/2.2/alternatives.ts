import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "while-with-concat": () => ({
    rossBagnell: (task, iterations, expertShare = 0.5) => {
      let learnerData = task.expertData.slice(0, 0);
      const models = [task.fit([{ weight: 1, data: task.expertData }].filter(() => expertShare > 0))];
      const policies = [task.plan(models[0])];
      while (models.length <= iterations) {
        const i = models.length - 1;
        learnerData = learnerData.concat(task.execute(policies[i], i));
        models.push(
          task.fit([
            { weight: 1 - expertShare, data: learnerData },
            { weight: expertShare, data: task.expertData },
          ]),
        );
        policies.push(task.plan(models[models.length - 1]));
      }
      const realCost = policies.map((policy) => task.realCost(policy));
      let bestIndex = 0;
      for (let i = 1; i <= iterations; i++) if (realCost[i] < realCost[bestIndex]) bestIndex = i;
      const promised = models.map((model, i) => task.promisedCost(model, policies[i]));
      return { models, policies, realCost, promised, bestIndex };
    },
  }),
  "reweighted-batch-by-batch": ({ withTask }) =>
    withTask((task, expertShare) => {
      const rounds: (typeof task.expertData)[] = [];
      return {
        fit: ([expert]) => {
          const count = rounds.reduce((sum, data) => sum + data.length, 0);
          const weight = (data: { length: number }) => (20 * (1 - expertShare) * data.length) / count;
          return task.fit([
            { weight: 20 * expertShare, data: expert.data },
            ...rounds.map((data) => ({ weight: weight(data), data })),
          ]);
        },
        execute: (policy, i) => rounds[rounds.push(task.execute(policy, i)) - 1],
      };
    }),
  "replicated-to-equal-counts": ({ withTask }) =>
    withTask((task, expertShare) => ({
      fit: ([expert, learner]) => {
        const repeat = (data: typeof task.expertData, times: number) =>
          Array.from({ length: times }, () => data).flat();
        const share = learner.data.length === 0 && expertShare > 0 ? 1 : expertShare;
        const parts = Math.round(4 * share); // of 4
        const data = [
          ...repeat(expert.data, parts * Math.max(1, learner.data.length)),
          ...repeat(learner.data, (4 - parts) * expert.data.length),
        ];
        return task.fit([{ weight: 1, data }]);
      },
    })),
  "resampled-in-turn": ({ withTask }) =>
    withTask((task, expertShare) => ({
      fit: ([expert, learner]) => {
        const size = Math.max(expert.data.length, learner.data.length);
        const cycle = (data: typeof task.expertData) =>
          data.length === 0 ? [] : Array.from({ length: size }, (_, i) => data[i % data.length]);
        return task.fit([
          { weight: expertShare, data: cycle(expert.data) },
          { weight: 1 - expertShare, data: cycle(learner.data) },
        ]);
      },
    })),
});
