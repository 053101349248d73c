import fc from "fast-check";
import { Rng } from "lib/core/rng";
import {
  createMdp,
  createTransitions,
  deterministicPolicy,
  expectedReturn,
  policyRewards,
  policyTransitions,
  withTransitions,
} from "lib/tabular/mdp";
import { randomMdp, randomPolicy } from "lib/tabular/worlds/randomMdp";
import { expectClose, twoStates } from "./instances";

const { P, R, mu } = twoStates;
const parts = { P, R, mu, gamma: 0.5 };

describe("createMdp", () => {
  it("reads the numbers of states and actions from P", () => {
    expect(createMdp(parts)).toMatchObject({ S: 2, A: 2, gamma: 0.5 });
  });

  it("names the first fault", () => {
    const row = (first: number[]) => [[first, [0, 1]], P[1]];
    expect(() => createMdp({ ...parts, P: row([0.6, 0.5]) })).toThrow(
      "createMdp: P[0][0] must sum to 1, got 1.1",
    );
    expect(() => createMdp({ ...parts, P: row([1.5, -0.5]) })).toThrow(
      "createMdp: P[0][0][1] must be at least 0, got -0.5",
    );
    expect(() => createMdp({ ...parts, P: row([NaN, 1]) })).toThrow(
      "createMdp: P[0][0][0] must be at least 0, got NaN",
    );
    expect(() => createMdp({ ...parts, P: row([1]) })).toThrow("createMdp: P must have shape [2, 2, 2]");
    expect(() => createMdp({ ...parts, P: 3 as never })).toThrow("createMdp: P must be an array [S][A][S]");
    expect(() => createMdp({ ...parts, gamma: 1 })).toThrow("createMdp: gamma must be in [0, 1), got 1");
    expect(() => createMdp({ ...parts, gamma: NaN })).toThrow("gamma must be in [0, 1), got NaN");
    expect(() => createMdp({ ...parts, mu: [0.5, 0.4] })).toThrow("createMdp: mu must sum to 1, got 0.9");
    expect(() => createMdp({ ...parts, R: [[0, 0]] })).toThrow(
      "createMdp: R must have shape [2, 2], got [1, 2]",
    );
    expect(() => createMdp({ ...parts, R: [[0, 0], [Infinity, 0]] })).toThrow("R[1][0] must be finite, got Infinity"); // prettier-ignore
  });

  it("accepts rows that sum to 1 within 1e-9 and no worse", () => {
    const nearly = (error: number) => [[[1 + error, 0], P[0][1]], P[1]];
    expect(() => createTransitions(nearly(9e-10))).not.toThrow();
    expect(() => createTransitions(nearly(2e-9))).toThrow("must sum to 1");
  });
});

describe("withTransitions", () => {
  it("keeps rewards, discount and start, and refuses another size", () => {
    const model = withTransitions(twoStates, [P[1], P[0]]);
    expect(model).toMatchObject({ R, mu, gamma: 0.5, P: [P[1], P[0]] });
    expect(() => withTransitions(twoStates, [[[1]]])).toThrow("withTransitions: P must have shape [2, 2, 2]");
  });
});

describe("deterministicPolicy", () => {
  it("puts probability 1 on each state's action", () => {
    expect(deterministicPolicy([1, 0], 2)).toEqual([[0, 1], [1, 0]]); // prettier-ignore
    expect(() => deterministicPolicy([2], 2)).toThrow("actions[0] must be an integer from 0 to 1, got 2");
  });
});

describe("policyTransitions and policyRewards", () => {
  it("average over the actions of the policy", () => {
    const pi = [[0.25, 0.75], [1, 0]]; // prettier-ignore
    expect(policyTransitions(twoStates, pi)).toEqual([[0.25, 0.75], [0, 1]]); // prettier-ignore
    expect(policyRewards({ ...twoStates, R: [[4, 8], [1, 2]] }, pi)).toEqual([7, 1]); // prettier-ignore
  });

  it("make rows that sum to 1 for every policy", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), (seed, S) => {
        const rng = new Rng(seed);
        const m = randomMdp(rng, { S, A: 3, gamma: 0.9 });
        for (const row of policyTransitions(m, randomPolicy(rng, m))) {
          expectClose(row.reduce((a, b) => a + b, 0), 1); // prettier-ignore
        }
      }),
    );
  });

  it("refuse what is not a policy", () => {
    expect(() => policyTransitions(twoStates, [[1, 0]])).toThrow(
      "policyTransitions: pi must have shape [2, 2]",
    );
    expect(() => policyRewards(twoStates, [[1, 0], [1, 1]])).toThrow("policyRewards: pi[1] must sum to 1, got 2"); // prettier-ignore
  });
});

describe("expectedReturn", () => {
  it("is the mean of the values over the start", () => {
    expect(expectedReturn([0.25, 0.75], [4, 8])).toBe(7);
    expect(() => expectedReturn([1], [1, 2])).toThrow("expectedReturn: V must have shape [1], got [2]");
  });
});
