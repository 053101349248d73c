import fc from "fast-check";
import { Rng } from "lib/core/rng";
import { assertContains, box, discrete, image, multiDiscrete, type Space } from "lib/envs/spaces";

const byteCount = (pixels: number) => new Uint8Array(pixels);

/** How often each value comes in 4,000 draws, as shares. */
function shares(space: Space, value: (sample: never) => number): Map<number, number> {
  const rng = new Rng("shares");
  const found = new Map<number, number>();
  for (let i = 0; i < 4000; i++) {
    const key = value(space.sample(rng) as never);
    found.set(key, (found.get(key) ?? 0) + 1 / 4000);
  }
  return found;
}

/** A space with what it holds and what it does not, and what it says of itself. */
const table: [name: string, space: Space, size: number, shape: number[], inside: unknown[], outside: unknown[]][] = [
  [
    "2 numbers from [-1, 0] to [1, 5]",
    box([-1, 0], [1, 5]),
    2,
    [2],
    [[-1, 0], [1, 5], [0.3, -0]],
    [[-1.01, 0], [0, 5.01], [0], [0, 0, 0], [NaN, 0], ["0", 0], 0, null, new Float32Array(2), new Array(2)],
  ],
  [
    "3 numbers from -Infinity to Infinity",
    box([-Infinity, -Infinity, -Infinity], [Infinity, Infinity, Infinity]),
    3,
    [3],
    [[1e300, 0, -5]],
    [[Infinity, 0, 0], [0, NaN, 0], [0, 0, -Infinity], [0, 0]],
  ],
  ["1 number from 0 to Infinity", box([0], [Infinity]), 1, [1], [[0], [1e9]], [[-1e-9], 1, [Infinity]]],
  ["an integer from 0 to 3", discrete(4), 1, [], [0, 1, 2, 3], [4, -1, 0.5, "1", NaN, [1], undefined, 1n]],
  [
    "2 integers from 0 to [2, 0]",
    multiDiscrete([3, 1]),
    2,
    [2],
    [[0, 0], [2, 0]],
    [[3, 0], [0, 1], [0], [0, 0, 0], [0.5, 0], 0, new Array(2), new Int32Array(2)],
  ],
  [
    "a Uint8Array of 2 · 3 · 1 bytes",
    image(2, 3, 1),
    6,
    [2, 3, 1],
    [byteCount(6), Buffer.alloc(6)],
    [byteCount(5), new Uint8ClampedArray(6), new Float32Array(6), [0, 0, 0, 0, 0, 0], null],
  ],
]; // prettier-ignore

describe.each(table)("the space of %s", (description, space, size, shape, inside, outside) => {
  it("says what it is and how large", () => {
    expect([space.description, space.size, space.shape]).toEqual([description, size, shape]);
    expect(shape.reduce((product, n) => product * n, 1)).toBe(size);
  });

  it("holds what is in it and nothing else", () => {
    expect(inside.filter((x) => !space.contains(x))).toEqual([]);
    expect(outside.filter((x) => space.contains(x))).toEqual([]);
  });

  it("samples what it holds, the same from the same generator", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const sample = space.sample(new Rng(seed));
        expect(space.contains(sample)).toBe(true);
        expect(space.sample(new Rng(seed))).toEqual(sample);
      }),
    );
  });
});

describe("sample", () => {
  it("draws each of finitely many values equally often", () => {
    const drawn = [
      shares(discrete(4), (x: number) => x),
      shares(multiDiscrete([2, 2]), ([a, b]: number[]) => 2 * a + b),
      shares(box([-3], [1]), ([x]: number[]) => Math.floor(x)),
      shares(image(1, 1, 1), ([byte]: Uint8Array) => byte >> 6),
    ];
    for (const found of drawn) {
      expect(found.size).toBe(4);
      for (const share of found.values()) expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
    }
  });

  it("stays finite between the largest numbers that there are", () => {
    const wide = box([-Number.MAX_VALUE], [Number.MAX_VALUE]);
    const drawn = Array.from({ length: 100 }, (_, seed) => wide.sample(new Rng(seed))[0]);
    expect(drawn.every(Number.isFinite)).toBe(true);
    expect(drawn.filter((x) => x < 0).length).toBeGreaterThan(30);
  });

  it("goes away from the one bound that there is, by 1 on average", () => {
    const meanOf = (low: number, high: number) => {
      const rng = new Rng("mean");
      return (
        Array.from({ length: 4000 }, () => box([low], [high]).sample(rng)[0]).reduce((a, b) => a + b) / 4000
      );
    };
    expect(Math.abs(meanOf(3, Infinity) - 4)).toBeLessThan(0.1);
    expect(Math.abs(meanOf(-Infinity, 3) - 2)).toBeLessThan(0.1);
    expect(Math.abs(meanOf(-Infinity, Infinity))).toBeLessThan(0.1);
  });
});

describe("a space", () => {
  it("keeps its bounds, whatever becomes of the arrays that it was made from", () => {
    const [low, counts] = [[0, 0], [2, 2]]; // prettier-ignore
    const spaces = [box(low, [1, 1]), multiDiscrete(counts)];
    low[0] = 5;
    counts[0] = 1;
    expect(spaces.map((space) => space.contains([1, 1]))).toEqual([true, true]);
    expect(spaces.map((space) => space.sample(new Rng(1))[0] <= 1)).toEqual([true, true]);
  });

  it("refuses sizes and bounds that are none", () => {
    expect(() => box([], [])).toThrow("low and high must be of the same length, at least 1, got 0 and 0");
    expect(() => box([0], [1, 2])).toThrow(
      "low and high must be of the same length, at least 1, got 1 and 2",
    );
    for (const [low, high] of [
      [1, 0],
      [NaN, 0],
      [0, NaN],
      [Infinity, Infinity],
      [-Infinity, -Infinity],
    ])
      // prettier-ignore
      expect(() => box([low], [high])).toThrow(`box: low[0] must be at most high[0], got ${low} and ${high}`);
    for (const n of [0, -1, 1.5, NaN, Infinity])
      expect(() => discrete(n)).toThrow(new RangeError(`discrete: n must be a positive integer, got ${n}`));
    expect(() => multiDiscrete([])).toThrow("multiDiscrete: counts.length must be a positive integer, got 0");
    expect(() => multiDiscrete([2, 0])).toThrow("multiDiscrete: counts[1] must be a positive integer, got 0");
    expect(() => image(0, 3)).toThrow("image: height must be a positive integer, got 0");
    expect(() => image(3, 3, 0.5)).toThrow("image: channels must be a positive integer, got 0.5");
  });
});

describe("assertContains", () => {
  it("lets pass what the space holds", () => {
    expect(() => assertContains("test: x", discrete(2), 1)).not.toThrow();
  });

  it.each([
    [discrete(2), 2, "an integer from 0 to 1, got 2"],
    [discrete(2), "up", 'an integer from 0 to 1, got "up"'],
    [discrete(2), undefined, "an integer from 0 to 1, got undefined"],
    [discrete(2), () => 1, "an integer from 0 to 1, got a function"],
    [box([0], [1]), [NaN], "1 number from 0 to 1, got [NaN]"],
    [box([0], [1]), [[0]], "1 number from 0 to 1, got [an object]"],
    [box([0], [1]), {}, "1 number from 0 to 1, got an object"],
    [box([0], [1]), new Float32Array(1), "1 number from 0 to 1, got a Float32Array of 1 number"],
    [multiDiscrete([2]), new Array(9).fill(1), "1 integer from 0 to 1, got [1, 1, 1, 1, 1, 1, 1, 1, …]"],
    [image(1, 2), byteCount(7), "a Uint8Array of 1 · 2 · 3 bytes, got a Uint8Array of 7 numbers"],
  ])("says what was wanted and what came", (space, x, sentence) => {
    expect(() => assertContains("test: x", space, x)).toThrow(new RangeError(`test: x must be ${sentence}`));
  });
});
