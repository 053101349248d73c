import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "2.4",
  title: "The planner",
  track: "core",
  functions: ["lqr"],
  uses: [],
  section: "Exercise 2.4 · The planner",
  checks: [
    {
      id: "golden",
      title: "for A = 2, B = Q = R = 1 the gain is −(1 + √5)/2",
      points: 0.5,
      async run({ call }) {
        const got = await call("lqr", [[2]], [[1]], [[1]], [[1]]);
        expect(got).toBeNear([[-(1 + Math.sqrt(5)) / 2]], { name: "K", tolerance: 1e-8 });
      },
    },
    {
      id: "dear-control",
      title: "for A = B = 1, Q = 2, R = 4 the cost-to-go is 4x² and the gain −1/2",
      points: 0.25,
      async run({ call }) {
        const got = await call("lqr", [[1]], [[1]], [[2]], [[4]]);
        expect(got).toBeNear([[-0.5]], { name: "K", tolerance: 1e-8 });
      },
    },
    {
      id: "position-and-speed",
      title: "for a position and a speed that is pushed, the gain is one row with two entries",
      points: 0.25,
      async run({ call }) {
        const [A, Q] = [[[1, 1], [0, 1]], [[1, 0], [0, 1]]]; // prettier-ignore
        const got = await call("lqr", A, [[0], [1]], Q, [[1]]);
        expect(got).toBeNear([[-0.42208244, -1.24392885]], { name: "K", tolerance: 1e-6 });
      },
    },
  ],
};
