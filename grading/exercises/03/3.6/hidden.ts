import type { Rng } from "lib/core/rng";
import { type Labelled, linearProbe } from "lib/models/linearProbe";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { normals } from "../instances";

const tolerance = 1e-6;

interface Problem {
  train: Labelled;
  test: Labelled;
}

/** Codes of k numbers and states of n, some of which the codes say little about.
 *  @param shift how far the test's codes are from the others' */
function randomProblem(rng: Rng, shift: number): Problem {
  const [k, n] = [1 + rng.integer(4), 1 + rng.integer(3)];
  const W = normals(rng, n, k);
  const [offsets] = normals(rng, 1, n, 3);
  const labelled = (count: number, center: number): Labelled => {
    const codes = normals(rng, count, k).map((z) => z.map((x) => x + center));
    const states = codes.map((z) =>
      W.map((w, i) => w.reduce((all, x, j) => all + x * z[j], offsets[i]) + rng.normal(0, 0.2 + i)),
    );
    return { codes, states };
  };
  return { train: labelled(15 + rng.integer(30), 1), test: labelled(10 + rng.integer(20), 1 + shift) };
}

async function compare({ call }: CheckContext, { train, test }: Problem): Promise<void> {
  const right = linearProbe(train, test);
  expect(await call("linearProbe", train, test)).toBeNear(right, { name: "R²", tolerance });
}

export const hidden: Check[] = [
  {
    id: "random-codes",
    title: "R² of each number of the state is right for random codes and states",
    points: 0.75,
    async run(context) {
      for (let i = 0; i < 20; i++) await compare(context, randomProblem(context.rng, 0));
    },
  },
  {
    id: "elsewhere",
    title: "so it is where the test lies elsewhere than what the probe was fitted to",
    points: 0.5,
    async run(context) {
      for (let i = 0; i < 20; i++) await compare(context, randomProblem(context.rng, 2));
    },
  },
  {
    id: "exact",
    title: "a state that lies in the code is read out in full, whatever its zero is",
    points: 0.25,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const { train, test } = randomProblem(rng, 1);
        const offset = rng.normal(0, 5);
        const read = ({ codes }: Labelled): Labelled => ({
          codes,
          states: codes.map((z) => [2 * z[0] + offset, offset - z[z.length - 1]]),
        });
        const got = await call("linearProbe", read(train), read(test));
        expect(got).toBeNear([1, 1], { name: "R²", tolerance });
      }
    },
  },
];
