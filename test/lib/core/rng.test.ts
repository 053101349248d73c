import { Rng } from "lib/core/rng";
import { mean } from "lib/core/metrics";

const draws = (rng: Rng, n = 5) => Array.from({ length: n }, () => rng.uniform());

describe("Rng", () => {
  it("repeats its draws for the same seed and differs for another", () => {
    expect(draws(new Rng(7))).toEqual(draws(new Rng(7)));
    const first = new Set(
      [0, 1, 2, "0", "1", "", "a", "b", "ab", "ba"].map((seed) => new Rng(seed).uniform()),
    );
    expect(first.size).toBe(10);
  });

  it("gives the same numbers in every version", () => {
    expect(draws(new Rng("golden"), 3)).toMatchInlineSnapshot(`
     [
       0.13862659592720894,
       0.09968312054367134,
       0.30398619314335584,
     ]
    `);
    expect(draws(new Rng(1).split("a").split(3), 2)).toMatchInlineSnapshot(`
     [
       0.04067585235356996,
       0.5019002418963965,
     ]
    `);
  });

  it("splits by key, whatever was drawn before", () => {
    const parent = new Rng(3);
    const before = draws(parent.split("child"));
    draws(parent, 100);
    expect(draws(parent.split("child"))).toEqual(before);
    expect(draws(parent.split("other"))).not.toEqual(before);
    expect(draws(parent.split("child").split("child"))).not.toEqual(before);
    expect(draws(new Rng(4).split("child"))).not.toEqual(before);
  });

  it("goes on after JSON where it stood", () => {
    const rng = new Rng("saved");
    draws(rng, 17);
    const copy = Rng.fromJSON(JSON.parse(JSON.stringify(rng)));
    expect(copy.split("x").uniform()).toBe(rng.split("x").uniform());
    expect(draws(copy)).toEqual(draws(rng));
    expect(() => Rng.fromJSON({ origin: [1, 2, 3, 4], words: [1, 2, 3, -1] })).toThrow("words must be four");
  });

  it("has the moments of the uniform and the normal distribution", () => {
    const rng = new Rng("moments");
    const n = 40_000;
    const uniform = draws(rng, n);
    const normal = Array.from({ length: n }, () => rng.normal(3, 2));
    expect(Math.abs(mean(uniform) - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(uniform.every((u) => u >= 0 && u < 1)).toBe(true);
    expect(Math.abs(mean(normal) - 3)).toBeLessThan((4 * 2) / Math.sqrt(n));
    expect(Math.abs(mean(normal.map((x) => (x - 3) ** 2)) - 4)).toBeLessThan(4 * 4 * Math.sqrt(2 / n));
  });

  it("has uncorrelated streams for neighbouring seeds and keys", () => {
    const n = 5000;
    const centred = (rng: Rng) => draws(rng, n).map((u) => (u - 0.5) * Math.sqrt(12));
    const streams = [new Rng(1), new Rng(2), new Rng(1).split(1), new Rng(1).split(2)].map(centred);
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < i; j++) {
        const correlation = mean(streams[i].map((x, t) => x * streams[j][t]));
        expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(n));
      }
    }
  });

  it("draws integers and categories with their probabilities", () => {
    const rng = new Rng("counts");
    const n = 30_000;
    const [integers, categories] = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    for (let i = 0; i < n; i++) {
      integers[rng.integer(3)]++;
      categories[rng.categorical([0.2, 0, 0.8])]++;
    }
    for (const count of integers) expect(Math.abs(count / n - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / n));
    expect(categories[1]).toBe(0);
    expect(Math.abs(categories[0] / n - 0.2)).toBeLessThan(4 * Math.sqrt(0.16 / n));
  });

  it("shuffles a copy into every order equally often", () => {
    const rng = new Rng("orders");
    const items = ["a", "b", "c"] as const;
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const order = rng.shuffle(items).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(["a", "b", "c"]);
    expect(counts.size).toBe(6);
    for (const count of counts.values())
      expect(Math.abs(count - 2000)).toBeLessThan(4 * Math.sqrt(12_000 * (5 / 36)));
  });

  it("refuses what is not a seed, a size or a distribution", () => {
    expect(() => new Rng(0.5)).toThrow("Rng: seed must be a string or an integer, got 0.5");
    expect(() => new Rng(1).split(NaN)).toThrow("Rng.split: key must be a string or an integer, got NaN");
    expect(() => new Rng(1).integer(0)).toThrow("n must be an integer between 1 and 2^32, got 0");
    expect(() => new Rng(1).categorical([0.5, 0.6])).toThrow("p must sum to 1");
    expect(() => new Rng(1).categorical([1.5, -0.5])).toThrow("p[1] must be at least 0, got -0.5");
  });
});
