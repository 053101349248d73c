import { Rng } from "lib/core/rng";
import { dot, mean, sum } from "lib/core/metrics";
import {
  averageRegret,
  followTheLeader,
  hindsightLoss,
  roundLoss,
  type Round,
} from "lib/modelLearning/regret";
import { regretLine1, regretLine2, regretLine3 } from "lib/modelLearning/regretProof";
import { one, randomRounds } from "./rounds";

const close = (values: number[]) => values.map((value) => expect.closeTo(value, 12));

describe("the lines of the proof", () => {
  it("match a case by hand: leaders 0, 1/2, 2/3", () => {
    expect(regretLine1([one, one], 1)).toEqual(close([1 / 4, 1 / 4 + 1 / 9]));
    expect(regretLine2([one, one], 1)).toEqual(close([3 / 4, 3 / 4 + 1 / 4 - 1 / 9]));
    expect(regretLine3([one, one], 1)).toEqual(close([1, 1 + 1 / 6]));
  });

  it("bound each other on random rounds, for every N: regret ≤ line 2 ≤ line 3, and line 1 ≤ the best in hindsight", () => {
    for (let seed = 0; seed < 20; seed++) {
      const [rounds, lambda] = [randomRounds(new Rng(seed), 15), 0.3 + 0.1 * seed];
      const leaders = followTheLeader(rounds, lambda);
      const [line1, line2, line3] = [regretLine1, regretLine2, regretLine3].map((f) => f(rounds, lambda));
      averageRegret(rounds, lambda).forEach((regret, i) => {
        const best = hindsightLoss(rounds.slice(0, i + 1), lambda, leaders[i + 1]);
        expect(line1[i]).toBeLessThanOrEqual(best + 1e-9);
        expect((i + 1) * regret).toBeLessThanOrEqual(line2[i] + 1e-9);
        expect(line2[i]).toBeLessThanOrEqual(line3[i] + 1e-9);
        expect((i + 1) * regret - (line2[i] - (best - line1[i]))).toBeCloseTo(0, 9);
      });
    }
  });

  it("stays below 2 · largest loss · F ln(1 + N R²/(λF)), also where most rounds excite few directions", () => {
    const rng = new Rng(3);
    const rounds = Array.from({ length: 150 }, (_, i): Round => {
      const axes = [0, 1, 2, 3].map((axis) => (i % 7 ** axis === 0 ? 1 : 0)); // the last one in one round of 343
      const features = Array.from({ length: 5 }, () => axes.map((on) => on * rng.normal(0, 1)));
      return { features, targets: features.map((phi) => [sum(phi) + rng.normal(0, 0.1)]) };
    });
    const [lambda, F, N] = [0.1, 4, rounds.length];
    const leaders = followTheLeader(rounds, lambda);
    const largest = Math.max(...rounds.map((round, i) => roundLoss(round, leaders[i])));
    const R2 = Math.max(...rounds.map(({ features }) => mean(features.map((phi) => dot(phi, phi)))));
    const line3 = regretLine3(rounds, lambda);
    expect(line3[N - 1]).toBeLessThan(2 * largest * F * Math.log(1 + (N * R2) / (lambda * F)));
    const seldom = [line3[48] - line3[47], line3[49] - line3[48], line3[50] - line3[49]]; // round 49 excites a third axis
    expect(seldom[1]).toBeGreaterThan(5 * Math.max(seldom[0], seldom[2])); // no term falls like 1 / i there
  });

  it("has terms of line 3 that fall like 1 / i", () => {
    const line3 = regretLine3(randomRounds(new Rng(1), 200), 1);
    const [early, late] = [line3[49] - line3[24], line3[199] - line3[99]]; // each doubles N: log 2 of both
    expect([late / early > 0.6, late / early < 1.6]).toEqual([true, true]);
  });
});
