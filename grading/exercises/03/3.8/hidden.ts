import type { Rng } from "lib/core/rng";
import { openLoopErrors } from "lib/models/openLoopErrors";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { normals } from "../instances";

/** Pictures [episodes][T + 1][D]. */
const films = (rng: Rng, episodes: number, T: number, D: number): number[][][] =>
  Array.from({ length: episodes }, () => normals(rng, T + 1, D, 2));

export const hidden: Check[] = [
  {
    id: "random-episodes",
    title: "both errors are right at each horizon, for any number of episodes, steps and pixels",
    points: 1.25,
    async run({ call, rng }) {
      for (let i = 0; i < 25; i++) {
        const [episodes, T, D] = [1 + rng.integer(5), 1 + rng.integer(8), 1 + rng.integer(6)];
        const [predicted, truth] = [films(rng, episodes, T, D), films(rng, episodes, T, D)];
        const got = await call("openLoopErrors", predicted, truth);
        expect(got).toBeNear({ ...openLoopErrors(predicted, truth) }, { name: "the errors" });
      }
    },
  },
  {
    id: "stands-still",
    title:
      "where nothing moves a copy is never wrong, and a model that is off by d is wrong by d² at each horizon",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const still = films(rng, 3, 0, 4).map(([picture]) => Array.from({ length: 5 }, () => picture));
        const off = rng.normal(0, 2);
        const predicted = still.map((film) => film.map((picture) => picture.map((x) => x + off)));
        const got = await call("openLoopErrors", predicted, still);
        const right = { model: [1, 1, 1, 1, 1].map((one) => one * off ** 2), copyLast: [0, 0, 0, 0, 0] };
        expect(got).toBeNear(right, { name: "the errors" });
      }
    },
  },
  {
    id: "horizon-zero",
    title: "at horizon 0 the model shows how well it reconstructs, and a copy is the picture itself",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 5; i++) {
        const [predicted, truth] = [films(rng, 1 + i, 0, 3), films(rng, 1 + i, 0, 3)];
        const got = await call("openLoopErrors", predicted, truth);
        expect(got).toBeNear({ ...openLoopErrors(predicted, truth) }, { name: "the errors" });
      }
    },
  },
];
