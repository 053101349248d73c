import type { Rng } from "lib/core/rng";
import { errorByRegion } from "lib/models/errorByRegion";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { normals } from "../instances";

/** A region of some of D pixels, anywhere. */
const randomRegion = (rng: Rng, D: number, inside: number): boolean[] =>
  rng.shuffle(Array.from({ length: D }, (_, i) => i < inside));

/** Compares both errors on random pictures. */
async function compare({ call, rng }: CheckContext, count: number, region: boolean[]): Promise<void> {
  const images = normals(rng, count, region.length);
  // worse inside than outside, or the other way round
  const [much, little] = [1 + rng.uniform(), rng.uniform()];
  const reconstructions = images.map((x) =>
    x.map((value, i) => value + rng.normal(0, region[i] ? much : little)),
  );
  const right = errorByRegion(images, reconstructions, region);
  const got = await call("errorByRegion", images, reconstructions, region);
  expect(got).toBeNear({ ...right }, { name: "the errors" });
}

export const hidden: Check[] = [
  {
    id: "random-regions",
    title: "both errors are means per pixel of their own part, for regions of any size and shape",
    points: 1,
    async run(context) {
      for (let i = 0; i < 25; i++) {
        const D = 3 + context.rng.integer(10);
        const inside = 1 + context.rng.integer(D - 1);
        await compare(context, 2 + context.rng.integer(6), randomRegion(context.rng, D, inside));
      }
    },
  },
  {
    id: "one-pixel",
    title: "so they are where one part is a single pixel of a single picture",
    points: 0.5,
    async run(context) {
      for (let i = 0; i < 8; i++)
        await compare(context, 1, randomRegion(context.rng, 7, i % 2 === 0 ? 1 : 6));
    },
  },
];
