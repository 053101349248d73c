import { Rng } from "lib/core/rng";
import { averageRegret, followTheLeader, hindsightLoss, roundLoss } from "lib/modelLearning/regret";
import { one, randomRounds } from "./rounds";

describe("followTheLeader", () => {
  it("matches a case by hand: targets 1, λ = 1", () => {
    expect(followTheLeader([one, one, one], 1)).toEqual([
      [[0]],
      [[0.5]],
      [[expect.closeTo(2 / 3)]],
      [[0.75]],
    ]);
  });

  it("minimises what it has seen: a step in any direction costs", () => {
    const rounds = randomRounds(new Rng(1), 6);
    const leaders = followTheLeader(rounds, 0.5);
    for (let i = 0; i <= rounds.length; i++) {
      const seen = rounds.slice(0, i);
      const least = hindsightLoss(seen, 0.5, leaders[i]);
      leaders[i].forEach((row, t) =>
        row.forEach((_, j) => {
          for (const shift of [-1e-3, 1e-3]) {
            const moved = leaders[i].map((r) => r.slice());
            moved[t][j] += shift;
            expect(hindsightLoss(seen, 0.5, moved)).toBeGreaterThan(least);
          }
        }),
      );
    }
  });

  it("rejects λ = 0, no rounds, and rounds without pairs", () => {
    expect(() => followTheLeader([one], 0)).toThrow("lambda must be above 0, got 0");
    expect(() => followTheLeader([], 1)).toThrow("rounds must not be empty");
    expect(() => followTheLeader([{ features: [], targets: [] }], 1)).toThrow(RangeError);
    expect(() => followTheLeader([{ features: [[1]], targets: [] }], 1)).toThrow(RangeError);
  });
});

describe("averageRegret", () => {
  it("matches a case by hand: (1 − .5) / 1, (1 + .25 − 2/3) / 2", () => {
    const [first, second] = averageRegret([one, one], 1);
    expect([first, second]).toEqual([expect.closeTo(0.5, 12), expect.closeTo((1.25 - 2 / 3) / 2, 12)]);
  });

  it("fits each model before it sees its round", () => {
    const rounds = randomRounds(new Rng(2), 8);
    const changed = [...rounds.slice(0, 7), randomRounds(new Rng(3), 1)[0]];
    const played = followTheLeader(rounds, 0.1)[7]; // knows seven rounds, which are the same
    for (const given of [rounds, changed]) {
      const before = averageRegret(given, 0.1)[6] * 7 + hindsightLoss(given.slice(0, 7), 0.1, played);
      const best = hindsightLoss(given, 0.1, followTheLeader(given, 0.1)[8]);
      const regret = (before + roundLoss(given[7], played) - best) / 8;
      expect(averageRegret(given, 0.1)[7]).toBeCloseTo(regret, 12);
    }
  });

  it("grows in total like log N where rounds are of one kind and noisy", () => {
    for (let seed = 0; seed < 3; seed++) {
      const regret = averageRegret(randomRounds(new Rng(seed), 256), 1);
      const total = (n: number) => n * regret[n - 1];
      const growth = (total(256) - total(16)) / (total(64) - total(16));
      expect([growth > 1.3, growth < 3]).toEqual([true, true]); // log: 2, √N: 3, N: 5
    }
  });
});
