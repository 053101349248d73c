import type { Rng } from "lib/core/rng";
import { dot } from "lib/core/metrics";
import type { LatentSteps } from "lib/models/latentDynamics";
import { latentDynFit, type LinearLatent, rolloutLatent } from "lib/models/linearLatent";
import type { Check } from "../../../checks/exercise";
import { asMatrix, asVector, expect } from "../../../checks/matchers";
import { normals, partOf } from "../instances";

const tolerance = 1e-6;

/** A model of codes that do not grow fast. */
function randomModel(rng: Rng): LinearLatent {
  const [k, A] = [1 + rng.integer(4), 1 + rng.integer(2)];
  return {
    A: normals(rng, k, k, 0.8 / Math.sqrt(k)),
    B: normals(rng, k, A),
    c: normals(rng, 1, k)[0],
  };
}

/** Steps from everywhere by any action. */
function randomSteps(rng: Rng, { A, B, c }: LinearLatent, count: number, noise = 0): LatentSteps {
  const z = normals(rng, count, c.length, 2).map((row) => row.map((x) => x + 1));
  const a = normals(rng, count, B[0].length);
  const next = z.map((row, n) =>
    c.map((x, i) => x + dot(A[i], row) + dot(B[i], a[n]) + (noise > 0 ? rng.normal(0, noise) : 0)),
  );
  return { z, a, next };
}

/** Where codes start, and T actions. */
function randomStart(rng: Rng, { B, c }: LinearLatent, T: number): { z0: number[]; actions: number[][] } {
  return { z0: normals(rng, 1, c.length, 2)[0], actions: normals(rng, T, B[0].length) };
}

export const hidden: Check[] = [
  {
    id: "exact-fit",
    title: "from steps without noise the model is the one that made them",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const model = randomModel(rng);
        const steps = randomSteps(rng, model, 12 + rng.integer(20));
        const got = await call("latentDynFit", steps);
        expect(got).toBeNear({ ...model }, { name: "the model", tolerance });
      }
    },
  },
  {
    id: "least-squares",
    title: "from steps with noise it is the one with the least squared error, a constant included",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const steps = randomSteps(rng, randomModel(rng), 12 + rng.integer(30), 0.5);
        const got = await call("latentDynFit", steps);
        expect(got).toBeNear({ ...latentDynFit(steps) }, { name: "the model", tolerance });
      }
    },
  },
  {
    id: "rollouts",
    title:
      "each predicted code follows from the predicted one before and the action between, the first being z0",
    points: 1.25,
    async run({ call, rng }) {
      for (let T = 0; T < 20; T++) {
        const model = randomModel(rng);
        const { z0, actions } = randomStart(rng, model, T);
        const got = await call("rolloutLatent", model, z0, actions);
        expect(got).toBeNear(rolloutLatent(model, z0, actions), { name: "the codes", tolerance });
      }
    },
  },
  {
    id: "goes-on",
    title: "a rollout that goes on from where another one ended is the longer rollout",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const model = randomModel(rng);
        const { z0, actions } = randomStart(rng, model, 4 + rng.integer(8));
        const middle = 2 + rng.integer(actions.length - 3);
        const rolled = async (from: number[], some: number[][]) =>
          asMatrix(await call("rolloutLatent", model, from, some), some.length + 1, z0.length, "the codes");
        const first = await rolled(z0, actions.slice(0, middle));
        const second = await rolled(first[middle], actions.slice(middle));
        const right = rolloutLatent(model, z0, actions);
        expect([...first, ...second.slice(1)]).toBeNear(right, { name: "the codes", tolerance });
      }
    },
  },
  {
    id: "fit-and-roll",
    title: "a model fitted to steps of a world predicts where new actions lead it",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const world = randomModel(rng);
        const { A, B, c } = world;
        const answer = await call("latentDynFit", randomSteps(rng, world, 30));
        const model = {
          A: asMatrix(partOf(answer, "A"), A.length, A.length, "A"),
          B: asMatrix(partOf(answer, "B"), B.length, B[0].length, "B"),
          c: asVector(partOf(answer, "c"), c.length, "c"),
        };
        const { z0, actions } = randomStart(rng, world, 8);
        const got = await call("rolloutLatent", model, z0, actions);
        const right = rolloutLatent(world, z0, actions);
        expect(got).toBeNear(right, { name: "the codes", tolerance: 1e-5 });
      }
    },
  },
];
