import type { Rng } from "lib/core/rng";
import { fitPhysics, type PendulumStep, type Physics } from "lib/models/fitPhysics";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const tolerance = 1e-6;

/** What random steps are made of. */
interface World {
  physics: Physics;
  dt: number;
  /** The deviation of what ω′ shows besides physics. */
  noise?: number;
  /** The largest |θ|. */
  turn?: number;
}

const between = (rng: Rng, least: number, most: number) => least + (most - least) * rng.uniform();

const randomPhysics = (rng: Rng): Physics => ({
  gravity: between(rng, 2, 15),
  friction: between(rng, 0.05, 2),
  gain: between(rng, 0.5, 5),
});

const randomDt = (rng: Rng) => [0.02, 0.05, 0.1, 0.2][rng.integer(4)];

/** Steps from everywhere with any torque. */
function randomSteps(rng: Rng, count: number, { physics, dt, noise = 0, turn = 3 }: World): PendulumStep[] {
  const { gravity, friction, gain } = physics;
  return Array.from({ length: count }, () => {
    const [theta, omega, u] = [between(rng, -turn, turn), rng.normal(0, 3), rng.normal()];
    const push = gravity * Math.sin(theta) - friction * omega + gain * u;
    const next = omega + dt * push + (noise > 0 ? rng.normal(0, noise) : 0);
    return { state: [theta, omega], action: [u], next: [theta + dt * next, next] };
  });
}

export const hidden: Check[] = [
  {
    id: "random-worlds",
    title: "from a few steps without noise it finds the numbers of any pendulum, for any time step",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const world = { physics: randomPhysics(rng), dt: randomDt(rng) };
        const data = randomSteps(rng, 8 + rng.integer(20), world);
        const got = await call("fitPhysics", data, world.dt);
        expect(got).toBeNear({ ...world.physics }, { name: "the physics", tolerance });
      }
    },
  },
  {
    id: "least-squares",
    title: "where no numbers explain all steps, they are those of the least squared error",
    points: 1.5,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const dt = randomDt(rng);
        const world = { physics: randomPhysics(rng), dt, noise: 2 * dt };
        const data = randomSteps(rng, 10 + rng.integer(40), world);
        const got = await call("fitPhysics", data, dt);
        expect(got).toBeNear({ ...fitPhysics(data, dt) }, { name: "the physics", tolerance });
      }
    },
  },
  {
    id: "many-turns",
    title: "the angle may have turned many times, or hardly at all",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const world = { physics: randomPhysics(rng), dt: randomDt(rng), turn: i % 2 === 0 ? 30 : 0.5 };
        const got = await call("fitPhysics", randomSteps(rng, 30, world), world.dt);
        expect(got).toBeNear({ ...world.physics }, { name: "the physics", tolerance });
      }
    },
  },
  {
    id: "nothing-acts",
    title: "what does not act is zero: no friction, no gravity, a motor that is cut off",
    points: 0.5,
    async run({ call, rng }) {
      for (const absent of ["gravity", "friction", "gain"]) {
        const world = { physics: { ...randomPhysics(rng), [absent]: 0 }, dt: randomDt(rng) };
        const got = await call("fitPhysics", randomSteps(rng, 20, world), world.dt);
        expect(got).toBeNear({ ...world.physics }, { name: "the physics", tolerance });
      }
    },
  },
];
