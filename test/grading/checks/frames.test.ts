import { alterations } from "grading/checks/alterations";
import type { Variation } from "grading/checks/exercise";
import { variationsWith } from "grading/checks/frames";

interface Sums {
  sum(numbers: number[]): number;
  mean(numbers: number[], scale?: number): number;
  extremes(numbers: number[]): { least: number; most: number };
}

const right: Sums = {
  sum: (numbers) => numbers.reduce((x, y) => x + y, 0),
  mean: (numbers, scale = 1) => (scale * numbers.reduce((x, y) => x + y, 0)) / numbers.length,
  extremes: (numbers) => ({ least: Math.min(...numbers), most: Math.max(...numbers) }),
};

/** The mean of the sum of all but some numbers. */
const without =
  ({ sum }: Sums) =>
  (count: number): Partial<Sums> => ({ mean: (numbers) => sum(numbers.slice(count)) / numbers.length });

const [forgetsFirst, doubled, squared, wide] = variationsWith<Sums>()(alterations<Sums>()).misconceptions({
  without,
})({
  "forgets-first": { hint: "All of them.", implement: ({ without }) => without(1) },
  doubled: { hint: "Once.", implement: ({ withResult }) => withResult("sum", (sum) => 2 * sum) },
  squared: {
    hint: "Not squared.",
    implement: ({ withArguments }) =>
      withArguments("mean", (numbers, scale) => [numbers.map((x) => x * x), scale]),
  },
  wide: {
    hint: "Less.",
    implement: ({ withFields }) => withFields("extremes", ({ most }, [first]) => ({ most: most + first })),
  },
});
const [halved] = variationsWith<Sums>()(alterations<Sums>()).alternatives({
  halved: ({ withResult }) => withResult("sum", (sum) => sum / 2),
});

const varied = ({ implement }: Variation<Sums>, given = right): Sums => ({ ...given, ...implement(given) });

describe("variationsWith", () => {
  it("gives a variation the helpers that its frames make of the right functions", () => {
    expect(varied(forgetsFirst).mean([1, 2, 6])).toBe(8 / 3);
  });

  it("makes them of what is held for right, so that two mistakes go together", () => {
    expect(varied(forgetsFirst, varied(doubled)).mean([1, 2, 6])).toBe(16 / 3);
  });

  it("keeps the ids and the hints", () => {
    expect([wide.id, wide.hint, halved.id]).toEqual(["wide", "Less.", "halved"]);
    expect(varied(halved).sum([1, 2])).toBe(1.5);
  });

  it("writes a source that needs nothing but the right functions", () => {
    for (const one of [forgetsFirst, squared]) {
      const implement = new Function(`return ${one.source}`)() as typeof one.implement;
      expect(implement(right).mean?.([1, 2, 6])).toBe(varied(one).mean([1, 2, 6]));
    }
  });

  it("writes a call without an argument of what wants none, which a notebook's TypeScript insists on", () => {
    const [none, framed] = variationsWith<Sums>()({ zero: () => () => 0 }).alternatives({
      none: () => ({ sum: () => 0 }),
      zero: ({ zero }) => ({ sum: zero }),
    });
    expect(none.source).toMatch(/\)\(\)$/);
    expect(framed.source).toMatch(/zero: \(.*\)\(\) \}\)$/s);
  });

  it("writes the frames that a variation names, and no others", () => {
    expect(forgetsFirst.source).toContain("without: ");
    expect(forgetsFirst.source).not.toContain("withResult");
    expect(halved.source).not.toContain("withFields");
  });
});

/** A misconception of older names than ours: what TypeScript refuses to know. */
const outdated = (implement: unknown, own = {}): Variation<Sums> =>
  variationsWith<Sums>()(alterations<Sums>()).misconceptions(own)({
    outdated: { hint: "Long ago.", implement: implement as () => Partial<Sums> },
  })[0];

type Alterations = { [Name in keyof ReturnType<typeof alterations<Sums>>]: (...args: unknown[]) => object };

describe("a variation of what is no longer ours", () => {
  it("fails by the name of a function that there is no more", () => {
    expect(() => varied(outdated(() => ({ total: () => 0 })))).toThrow(
      'outdated: what it implements must be named after a right function, got "total"',
    );
  });

  it("fails so for each of the shared frames, before anything is asked", () => {
    for (const frame of ["withArguments", "withResult", "withFields"] as const) {
      const renamed = outdated((given: Alterations) => given[frame]("total", (right: unknown) => right));
      expect(() => varied(renamed)).toThrow('got "total"');
    }
  });

  it("fails by the name of a field that the answer has no more", () => {
    const { extremes } = varied(
      outdated(({ withFields }: Alterations) => withFields("extremes", () => ({ largest: 1 }))),
    );
    expect(() => extremes([2, 1])).toThrow('withFields: extremes answers no field "largest"');
  });

  it("fails where a frame would hide one of our functions", () => {
    expect(() => varied(outdated(() => ({}), { sum: () => () => ({}) }))).toThrow(
      'outdated: a frame must not be named after a right function, got "sum"',
    );
  });
});

describe("alterations", () => {
  it("make another result of the right one", () => {
    expect(varied(doubled).sum([1, 2])).toBe(6);
  });

  it("ask the right function something else, and leave out what is not given", () => {
    expect(varied(squared).mean([1, 3])).toBe(5);
    expect(varied(squared).mean([1, 3], 2)).toBe(10);
  });

  it("change some fields of the right answer", () => {
    expect(varied(wide).extremes([2, 1, 5])).toEqual({ least: 1, most: 7 });
  });
});
