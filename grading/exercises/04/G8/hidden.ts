import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { partOf } from "../rows";
import { grantNumbers } from "./grantNumbers";

const name = "the items";

interface Batch {
  own: number[];
  expert: number[];
  count: number;
  share: number;
  /** Two for each draw. */
  numbers: number[];
}

/** Stores of these sizes, whose items are told apart by their numbers. */
function randomBatch(rng: Rng, sizes: readonly [number, number], count: number, share: number): Batch {
  const [own, expert] = sizes.map((size, i) => Array.from({ length: size }, (_, j) => 1000 * (i + 1) + j));
  const numbers = Array.from({ length: 2 * Math.max(1, count) }, () => rng.uniform());
  return { own, expert, count, share, numbers };
}

/** What is drawn, number by number. */
function plainDraws({ own, expert, count, share, numbers }: Batch): number[] {
  const drawn: number[] = [];
  for (let i = 0; i < count; i++) {
    const isExperts = numbers[2 * i] < share;
    const size = isExperts ? expert.length : own.length;
    const place = Math.floor(numbers[2 * i + 1] * size);
    drawn.push(isExperts ? expert[place] : own[place]);
  }
  return drawn;
}

/** Asks for these batches and compares all items. */
async function compare({ call }: CheckContext, batches: Batch[]): Promise<void> {
  for (const batch of batches) {
    const { own, expert, count, share, numbers } = batch;
    const got = await call("drawMixed", own, expert, count, share, grantNumbers(numbers).uniform);
    expect(got).toBeNear(plainDraws(batch), { name });
  }
}

export const hidden: Check[] = [
  {
    id: "random-batches",
    title: "each draw's first number chooses the store and its second the item, for stores of any size",
    points: 0.75,
    run: (context) => {
      const { rng } = context;
      const sizes = () => [2 + rng.integer(8), 2 + rng.integer(8)] as const;
      const batches = Array.from({ length: 12 }, () =>
        randomBatch(rng, sizes(), 5 + rng.integer(8), 0.2 + 0.6 * rng.uniform()),
      );
      return compare(context, batches);
    },
  },
  {
    id: "sizes",
    title: "a store a hundred times as large is not drawn from more often",
    points: 0.5,
    run: (context) =>
      compare(context, [
        randomBatch(context.rng, [600, 6], 40, 0.4),
        randomBatch(context.rng, [5, 500], 40, 0.4),
      ]),
  },
  {
    id: "two-numbers",
    title: "it takes two numbers for each draw, no more and no fewer, and none for a batch of no items",
    points: 0.5,
    async run({ call, rng }) {
      for (const count of [7, 1, 0]) {
        const { own, expert, share, numbers } = randomBatch(rng, [4, 3], count, 0.5);
        const { uniform, taken } = grantNumbers(numbers);
        const got = await call("drawMixed", own, expert, count, share, uniform);
        expect(taken()).toBeNear(2 * count, { name: "the number of numbers that it takes" });
        expect(got).toHoldNumbers([count], { name });
      }
    },
  },
  {
    id: "every-item",
    title: "second numbers that are spread evenly draw every item of a store once, the last one too",
    points: 0.25,
    run: (context) => {
      const batches = [0, 1].map((share) => {
        const batch = randomBatch(context.rng, [9, 6], share === 1 ? 6 : 9, share);
        const numbers = batch.numbers.map((number, i) =>
          i % 2 === 0 ? number : ((i - 1) / 2 + 0.99) / batch.count,
        );
        return { ...batch, numbers };
      });
      return compare(context, batches);
    },
  },
  {
    id: "whole-episodes",
    title: "items may be records, and come back whole",
    points: 0.25,
    async run({ call, rng }) {
      const batch = randomBatch(rng, [5, 4], 6, 0.5);
      const { count, share, numbers } = batch;
      const [own, expert] = [batch.own, batch.expert].map((items) =>
        items.map((item) => ({ reward: [0, item], steps: item + 0.5 })),
      );
      const got = await call("drawMixed", own, expert, count, share, grantNumbers(numbers).uniform);
      expect(partOf(got, "length")).toBeNear(count, { name: "the number of items" });
      const right = plainDraws(batch).map((item) => ({ reward: [0, item], steps: item + 0.5 }));
      expect(got).toBeNear(right, { name });
    },
  },
];
