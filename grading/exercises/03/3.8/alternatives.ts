import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "running-sums": () => ({
    openLoopErrors: (predicted, truth) => {
      const [model, copyLast] = [truth[0].map(() => 0), truth[0].map(() => 0)];
      const count = truth.length * truth[0][0].length;
      for (let n = 0; n < truth.length; n++) {
        for (let h = 0; h < truth[n].length; h++) {
          for (let i = 0; i < truth[n][h].length; i++) {
            model[h] += (predicted[n][h][i] - truth[n][h][i]) ** 2 / count;
            copyLast[h] += (truth[n][0][i] - truth[n][h][i]) ** 2 / count;
          }
        }
      }
      return { model, copyLast };
    },
  }),
  "one-function-for-both": ({ mean, transpose }) => ({
    openLoopErrors: (predicted, truth) => {
      const curve = (guess: (n: number, h: number) => readonly number[]) => {
        const rows = truth.map((film, n) =>
          film.map((picture, h) => mean(picture.map((x, i) => (x - guess(n, h)[i]) ** 2))),
        );
        return transpose(rows).map(mean);
      };
      return { copyLast: curve((n) => truth[n][0]), model: curve((n, h) => predicted[n][h]) };
    },
  }),
});
