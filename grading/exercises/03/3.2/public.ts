import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** A step from θ and ω with torque u to ω′; θ′ is what it is for a step of 0.1 s. */
const step = (theta: number, omega: number, u: number, next: number) => ({
  state: [theta, omega],
  action: [u],
  next: [theta + 0.1 * next, next],
});

/** What keeps equations solvable, as in `leastSquares`, may show beyond this. */
const tolerance = 1e-6;

export const exercise: Exercise = {
  id: "3.2",
  title: "Three numbers of physics",
  track: "core",
  functions: ["fitPhysics"],
  uses: [],
  section: "Exercise 3.2 · Three numbers of physics",
  checks: [
    {
      id: "one-by-one",
      title: "three steps of 0.1 s of which each shows one number: gravity 5, friction 0.5, gain 3",
      points: 0.75,
      async run({ call }) {
        const data = [
          step(Math.PI / 2, 0, 0, 0.5), // 0 + 0.1 · 5 · sin(π/2)
          step(0, 2, 0, 1.9), // 2 − 0.1 · 0.5 · 2
          step(0, 0, 1, 0.3), // 0 + 0.1 · 3 · 1
        ];
        const got = await call("fitPhysics", data, 0.1);
        expect(got).toBeNear({ gravity: 5, friction: 0.5, gain: 3 }, { name: "the physics", tolerance });
      },
    },
    {
      id: "half-a-second",
      title: "three steps of 0.5 s in which all act at once: gravity 8, friction 0.5, gain 2",
      points: 0.5,
      async run({ call }) {
        const data = [
          step(Math.PI / 6, 2, 1, 4.5), // 2 + 0.5 (8 · ½ − 1 + 2)
          step(-Math.PI / 2, 1, 0, -3.25), // 1 + 0.5 (−8 − ½)
          step(Math.PI, -2, 3, 1.5), // −2 + 0.5 (0 + 1 + 6)
        ];
        const got = await call("fitPhysics", data, 0.5);
        expect(got).toBeNear({ gravity: 8, friction: 0.5, gain: 2 }, { name: "the physics", tolerance });
      },
    },
  ],
};
