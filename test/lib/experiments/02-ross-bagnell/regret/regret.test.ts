import { pendulumRounds, theoremCurves } from "lib/experiments/02-ross-bagnell/regret/regret";
import { averageRegret } from "lib/modelLearning/regret";

describe("pendulumRounds", () => {
  // over 20 seeds: total regret after 100 rounds 1.00–1.03 times that after 10, average regret 9.7–10 times smaller
  it("leave regret that grows no faster than log N", () => {
    for (const seed of [0, 1]) {
      const regret = averageRegret(pendulumRounds(seed), 1e-3);
      expect(regret.every((value) => value > 0)).toBe(true);
      const growth = (100 * regret[99]) / (10 * regret[9]);
      expect([growth > 0.9, growth < 2]).toEqual([true, true]); // log: 2, N: 10
    }
  });

  it("hold as many steps of the learner as of the expert", () => {
    const rounds = pendulumRounds(0, 3);
    expect(rounds.map(({ features }) => features.length)).toEqual([200, 200, 200]);
    expect(rounds[2].features.slice(0, 100)).toEqual(rounds[0].features.slice(0, 100));
    expect(rounds[2].features.slice(100)).not.toEqual(rounds[0].features.slice(100));
  });
});

describe("theoremCurves", () => {
  // over 20 seeds: the bound falls from 4.2–6.0 to 1.4–1.9, the shortfall is at most .081
  it("keep the shortfall below the bound, which falls with the rounds", () => {
    for (let seed = 0; seed < 5; seed++) {
      const { shortfall, bound } = theoremCurves(seed);
      shortfall.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        expect(value).toBeLessThanOrEqual(bound[i]);
      });
      expect(bound[49]).toBeLessThan(bound[0] / 2);
    }
  });

  // by Pinsker's and Jensen's inequalities; the worlds' entropy, .9 nats or more, would keep it above 7.7 · √1.8 = 10
  it("bound by the log loss beyond the world's own no less than by the L1 loss, and hardly more", () => {
    for (let seed = 0; seed < 5; seed++) {
      const { bound, logBound } = theoremCurves(seed);
      logBound.forEach((value, i) => {
        expect(value / bound[i]).toBeGreaterThanOrEqual(1);
        expect(value / bound[i]).toBeLessThan(2.5);
      });
      expect(logBound[49]).toBeLessThan(4);
    }
  });
});
