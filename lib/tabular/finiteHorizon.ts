import { assertCount } from "../core/count";
import { dot } from "../core/metrics";
import type { Rng } from "../core/rng";
import { assertShape } from "../core/shape";
import {
  assertDistribution,
  assertPolicy,
  createTransitions,
  deterministicPolicy,
  type Policy,
  type StateAction,
  type Transitions,
} from "./mdp";

/** An episode of H actions with COSTS, to be minimised, and no discount. */
export interface FiniteHorizonMdp extends Transitions {
  /** C[s][a], the cost of action a in state s, [S][A]. */
  C: number[][];
  /** Actions in an episode. */
  H: number;
  /** mu[s] = Pr(s₀ = s), [S]. */
  mu: number[];
}

/** A finite-horizon MDP, checked; S and A follow from the shape of P [S][A][S].
 *  @throws TypeError or RangeError that names the first fault. */
export function createFiniteHorizonMdp({ P, C, H, mu }: Omit<FiniteHorizonMdp, "S" | "A">): FiniteHorizonMdp {
  const transitions = createTransitions(P, "createFiniteHorizonMdp");
  assertShape("createFiniteHorizonMdp: C", C, [transitions.S, transitions.A]);
  if (!C.flat().every(Number.isFinite)) throw new RangeError("createFiniteHorizonMdp: C must be finite");
  assertCount("createFiniteHorizonMdp: H", H);
  assertShape("createFiniteHorizonMdp: mu", mu, [transitions.S]);
  assertDistribution("createFiniteHorizonMdp: mu", mu);
  return { ...transitions, C, H, mu };
}

/** The same policy in each of the H steps, [H][S][A]. */
export function stationary(pi: Policy, H: number): Policy[] {
  return Array.from({ length: H }, () => pi);
}

function assertPolicies(name: string, m: FiniteHorizonMdp, policies: readonly Policy[]): void {
  if (policies.length !== m.H) {
    throw new RangeError(`${name} must hold one policy for each of the ${m.H} steps, got ${policies.length}`);
  }
  for (const pi of new Set(policies)) assertPolicy(name, m, pi);
}

/** The cost of each action now, if V [S] follows: C(s, a) + Σ_s' P(s'|s, a) V(s'), [S][A]. */
function costOfActions(m: FiniteHorizonMdp, V: readonly number[]): number[][] {
  return m.P.map((actions, s) => actions.map((row, a) => m.C[s][a] + dot(row, V)));
}

/** The expected cost still to come at step h in state s, V[h][s], [H + 1][S]; row H is 0.
 *
 *  In the worlds whose states know their step (`corridors`, `wideTree`) row 0 is the value of every state.
 *  @param policies [H][S][A] @throws RangeError if the policies do not fit. */
export function evalFiniteHorizon(m: FiniteHorizonMdp, policies: readonly Policy[]): number[][] {
  assertPolicies("evalFiniteHorizon: policies", m, policies);
  const V = [new Array<number>(m.S).fill(0)];
  for (let h = m.H - 1; h >= 0; h--) {
    const Q = costOfActions(m, V[0]);
    V.unshift(Q.map((row, s) => dot(row, policies[h][s])));
  }
  return V;
}

/** The expected cost of an episode, J = Σₛ mu(s) V₀(s).
 *  @param policies [H][S][A] @throws RangeError if the policies do not fit. */
export function expectedCost(m: FiniteHorizonMdp, policies: readonly Policy[]): number {
  return dot(m.mu, evalFiniteHorizon(m, policies)[0]);
}

/** Where an action may lead, and how probably. */
interface Successors {
  states: number[];
  probabilities: number[];
}

/** The successors of a row of P that have a probability, in order. */
function successorsOf(row: readonly number[]): Successors {
  const states: number[] = [];
  for (let s = 0; s < row.length; s++) if (row[s] !== 0) states.push(s);
  return { states, probabilities: states.map((s) => row[s]) };
}

function expectation({ states, probabilities }: Successors, V: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < states.length; i++) total += probabilities[i] * V[states[i]];
  return total;
}

/** The first of the costs that are least within 1e-12. */
function firstLeast(costs: readonly number[]): number {
  const limit = Math.min(...costs) + 1e-12;
  return costs.findIndex((cost) => cost <= limit);
}

/** A policy of least cost for each step [H][S][A], by backward induction; the lowest index among equal actions. */
export function planFiniteHorizon(m: FiniteHorizonMdp): Policy[] {
  const successors = m.P.map((actions) => actions.map(successorsOf));
  const policies: Policy[] = [];
  let V = new Array<number>(m.S).fill(0);
  for (let h = m.H - 1; h >= 0; h--) {
    const Q = successors.map((actions, s) => actions.map((next, a) => m.C[s][a] + expectation(next, V)));
    const best = Q.map(firstLeast);
    policies.push(deterministicPolicy(best, m.A));
    V = Q.map((row, s) => row[best[s]]);
  }
  return policies.reverse();
}

/** The probability of state s and action a at step h, d[h][s][a], [H][S][A]; each step sums to 1.
 *  @param policies [H][S][A] @throws RangeError if the policies do not fit. */
export function finiteHorizonOccupancy(m: FiniteHorizonMdp, policies: readonly Policy[]): number[][][] {
  assertPolicies("finiteHorizonOccupancy: policies", m, policies);
  let states = [...m.mu];
  return policies.map((pi) => {
    const d = states.map((p, s) => pi[s].map((q) => p * q));
    const next = new Array<number>(m.S).fill(0);
    d.forEach((row, s) => row.forEach((p, a) => m.P[s][a].forEach((q, to) => (next[to] += p * q))));
    states = next;
    return d;
  });
}

/** The states and actions of one episode, in order, [H].
 *  @param policies [H][S][A] @throws RangeError if the policies do not fit. */
export function sampleEpisode(m: FiniteHorizonMdp, policies: readonly Policy[], rng: Rng): StateAction[] {
  assertPolicies("sampleEpisode: policies", m, policies);
  let s = rng.categorical(m.mu);
  return policies.map((pi) => {
    const pair = { s, a: rng.categorical(pi[s]) };
    s = rng.categorical(m.P[s][pair.a]);
    return pair;
  });
}

/** The states and actions of n episodes in exactly their expected numbers, [n · H]: data without sampling noise.
 *  @param policies [H][S][A] @param episodes How many; 1 is enough where nothing is random.
 *  @throws RangeError if an expected number is not an integer, or the policies do not fit. */
export function exactEpisodes(
  m: FiniteHorizonMdp,
  policies: readonly Policy[],
  episodes: number,
): StateAction[] {
  const data: StateAction[] = [];
  for (const d of finiteHorizonOccupancy(m, policies)) {
    d.forEach((row, s) =>
      row.forEach((p, a) => {
        const count = Math.round(p * episodes);
        if (Math.abs(count - p * episodes) > 1e-9) {
          throw new RangeError(
            `exactEpisodes: episodes must make whole numbers; state ${s}, action ${a} would come ${p * episodes} times in ${episodes}`,
          );
        }
        for (let i = 0; i < count; i++) data.push({ s, a });
      }),
    );
  }
  return data;
}
