import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const { log, PI } = Math;

export const exercise: Exercise = {
  id: "G10",
  title: "A mixture in place of a choice",
  track: "5756",
  functions: ["mixtureLogDensity", "mixtureKlBound"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook05x, it is loaded with its tensors
  section: "Exercise G10 · A mixture in place of a choice",
  checks: [
    {
      id: "density",
      title: "halfway between normals at −1 and 1 with σ = 1 the log-density is −½ − ½ ln 2π",
      points: 0.25,
      async run({ call }) {
        const mixture = { weights: [0.3, 0.7], means: [-1, 1], stds: [1, 1] };
        const got = await call("mixtureLogDensity", mixture, 0);
        expect(got).toBeNear(-0.5 - log(2 * PI) / 2, { name: "the log-density" });
      },
    },
    {
      id: "bound",
      title: "weights ½, ½ against ¼, ¾ cost ½ ln 4/3; first parts 2 apart with σ = 1 cost ½ · 2 more",
      points: 0.5,
      async run({ call }) {
        const p = { weights: [0.5, 0.5], means: [0, 5], stds: [1, 2] };
        const q = { weights: [0.25, 0.75], means: [2, 5], stds: [1, 2] };
        const got = await call("mixtureKlBound", p, q);
        expect(got).toBeNear(log(4 / 3) / 2 + 1, { name: "the bound" });
      },
    },
  ],
};
