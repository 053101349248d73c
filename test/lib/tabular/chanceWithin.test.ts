import { Rng } from "lib/core/rng";
import { chanceWithin, episodesUntil } from "lib/tabular/chanceWithin";

/** A line of n cells with the goal at its end; actions left and right. */
const line = (n: number) => Array.from({ length: n }, (_, s) => [Math.max(0, s - 1), Math.min(n - 1, s + 1)]);

describe("chanceWithin", () => {
  it("is 1 at the goal, 0 without steps, and ½ a step away", () => {
    expect(chanceWithin(line(3), 2, 2, 0)).toBe(1);
    expect(chanceWithin(line(3), 1, 2, 0)).toBe(0);
    expect(chanceWithin(line(3), 1, 2, 1)).toBe(0.5);
  });

  it("is 2⁻ᵏ for k right actions in a row, and more with time to spare", () => {
    expect(chanceWithin(line(11), 0, 10, 10)).toBe(2 ** -10);
    expect(chanceWithin(line(11), 0, 10, 12)).toBeGreaterThan(2 ** -10);
    expect(chanceWithin(line(11), 0, 10, 5000)).toBeGreaterThan(0.99);
  });

  it("is the share of walks that arrive, within 4 standard errors", () => {
    const [rng, next, n] = [new Rng("walks"), line(5), 4000];
    let arrived = 0;
    for (let i = 0; i < n; i++) {
      let s = 0;
      for (let k = 0; k < 12 && s !== 4; k++) s = next[s][rng.integer(2)];
      if (s === 4) arrived++;
    }
    const p = chanceWithin(next, 0, 4, 12);
    expect(Math.abs(arrived / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
  });
});

describe("episodesUntil", () => {
  it("is 299 for one in a hundred with 95 %, 5 for an even chance", () => {
    expect(episodesUntil(0.01, 0.95)).toBe(299);
    expect(episodesUntil(0.5, 0.95)).toBe(5);
  });

  it("is 1 for what is certain and never for what is impossible, and exact for small chances", () => {
    expect(episodesUntil(1, 0.95)).toBe(1);
    expect(episodesUntil(0, 0.95)).toBe(Infinity);
    expect(episodesUntil(1e-12, 0.5) / (Math.LN2 * 1e12)).toBeCloseTo(1, 9);
  });
});
