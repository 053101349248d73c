import type { Rng } from "lib/core/rng";
import { stackFrames } from "lib/models/stackFrames";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { normals } from "../instances";

/** Frames of D pixels of episodes with these lengths, one after the other. */
function episodesOf(rng: Rng, lengths: number[], D: number): { frames: number[][]; isFirst: boolean[] } {
  const isFirst = lengths.flatMap((length) => Array.from({ length }, (_, t) => t === 0));
  return { frames: normals(rng, isFirst.length, D), isFirst };
}

/** Compares the rows of random episodes. */
async function compare({ call, rng }: CheckContext, lengths: number[], count: number): Promise<void> {
  const { frames, isFirst } = episodesOf(rng, lengths, 1 + rng.integer(4));
  const got = await call("stackFrames", frames, isFirst, count);
  expect(got).toBeNear(stackFrames(frames, isFirst, count), { name: "the rows" });
}

export const hidden: Check[] = [
  {
    id: "random-episodes",
    title: "the rows are right for episodes of any length, pictures of any size and two to four frames",
    points: 1,
    async run(context) {
      const { rng } = context;
      for (let i = 0; i < 25; i++) {
        const lengths = Array.from({ length: 1 + (i % 4) }, () => 2 + rng.integer(7));
        await compare(context, lengths, 2 + rng.integer(3));
      }
    },
  },
  {
    id: "short-episodes",
    title: "so they are for episodes that are shorter than the stack, down to one frame",
    points: 0.5,
    async run(context) {
      for (let i = 0; i < 10; i++) await compare(context, [1, 3, 1, 1, 2].slice(i % 4), 4 + (i % 3));
    },
  },
  {
    id: "one-frame",
    title: "a stack of one is the frame itself",
    points: 0.25,
    async run(context) {
      for (let i = 0; i < 5; i++) await compare(context, [3, 1, 4], 1);
    },
  },
  {
    id: "velocity",
    title: "what moves steadily is seen in two pictures: the later one less the earlier one is its velocity",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const D = 2 + rng.integer(3);
        const speeds = normals(rng, 3, D);
        const length = 3 + rng.integer(4);
        const { frames, isFirst } = episodesOf(rng, [length, length, length], D);
        const steady = frames.map((_, t) => {
          const episode = Math.floor(t / length);
          return frames[episode * length].map((x, d) => x + (t % length) * speeds[episode][d]);
        });
        const got = await call("stackFrames", steady, isFirst, 2);
        expect(got).toHoldNumbers([steady.length, 2 * D], { name: "the rows" });
        const seen = (got as number[][]).map((row) => speeds[0].map((_, d) => row[D + d] - row[d]));
        const right = steady.map((row, t) =>
          row.map((_, d) => (isFirst[t] ? 0 : speeds[Math.floor(t / length)][d])),
        );
        expect(seen).toBeNear(right, { name: "the velocities" });
      }
    },
  },
];
