import { dot } from "../core/metrics";
import { assertShape } from "../core/shape";

/** Which state follows which: P[s][a][s'] = Pr(s' | s, a), [S][A][S]. */
export interface Transitions {
  /** Number of states. */
  S: number;
  /** Number of actions. */
  A: number;
  P: number[][][];
}

/** A finite discounted Markov decision process with rewards, to be maximised. */
export interface Mdp extends Transitions {
  /** R[s][a], the reward of action a in state s, [S][A]. The bounds of the course assume values in [0, 1]. */
  R: number[][];
  /** The discount, in [0, 1). */
  gamma: number;
  /** mu[s] = Pr(s₀ = s), [S]. */
  mu: number[];
}

/** pi[s][a] = Pr(a | s), [S][A]: each row sums to 1. */
export type Policy = number[][];

/** A state and the action taken in it. */
export interface StateAction {
  s: number;
  a: number;
}

/** How far a row of probabilities may be from summing to 1. */
const rowTolerance = 1e-9;

/** Throws unless the row is a probability distribution: non-negative, sum 1 within 1e-9.
 *  @param name Who asks for what: "createMdp: mu". @param path The indices of the row in what the name stands for.
 *  @throws RangeError if it is not. */
export function assertDistribution(name: string, row: readonly number[], ...path: number[]): void {
  const place = () => name + path.map((index) => `[${index}]`).join("");
  let total = 0;
  for (let i = 0; i < row.length; i++) {
    if (!(row[i] >= 0)) throw new RangeError(`${place()}[${i}] must be at least 0, got ${row[i]}`);
    total += row[i];
  }
  if (!(Math.abs(total - 1) <= rowTolerance)) throw new RangeError(`${place()} must sum to 1, got ${total}`);
}

/** Throws unless pi is a policy for S states and A actions.
 *  @throws TypeError or RangeError that names the first fault. */
export function assertPolicy(name: string, { S, A }: { S: number; A: number }, pi: Policy): void {
  assertShape(name, pi, [S, A]);
  pi.forEach((row, s) => assertDistribution(name, row, s));
}

/** Transition probabilities, checked; S and A follow from the shape of P [S][A][S].
 *  @throws TypeError or RangeError that names the first fault. */
export function createTransitions(P: number[][][], name = "createTransitions"): Transitions {
  if (!Array.isArray(P) || !Array.isArray(P[0])) throw new TypeError(`${name}: P must be an array [S][A][S]`);
  const [S, A] = [P.length, P[0].length];
  assertShape(`${name}: P`, P, [S, A, S]);
  if (A === 0) throw new RangeError(`${name}: P must have at least one action`);
  P.forEach((actions, s) => actions.forEach((row, a) => assertDistribution(`${name}: P`, row, s, a)));
  return { S, A, P };
}

/** A Markov decision process, checked; S and A follow from the shape of P [S][A][S].
 *  @throws TypeError or RangeError that names the first fault: a row that does not sum to 1 within 1e-9, a negative
 *  probability, a gamma outside [0, 1), a wrong shape. */
export function createMdp({ P, R, gamma, mu }: Omit<Mdp, "S" | "A">): Mdp {
  const transitions = createTransitions(P, "createMdp");
  const { S, A } = transitions;
  assertShape("createMdp: R", R, [S, A]);
  R.forEach((row, s) =>
    row.forEach((reward, a) => {
      if (!Number.isFinite(reward))
        throw new RangeError(`createMdp: R[${s}][${a}] must be finite, got ${reward}`);
    }),
  );
  if (!(gamma >= 0 && gamma < 1)) throw new RangeError(`createMdp: gamma must be in [0, 1), got ${gamma}`);
  assertShape("createMdp: mu", mu, [S]);
  assertDistribution("createMdp: mu", mu);
  return { ...transitions, R, gamma, mu };
}

/** The same MDP with other transition probabilities: how a model of a world is made.
 *  @throws RangeError if P does not fit the world. */
export function withTransitions(m: Mdp, P: number[][][]): Mdp {
  assertShape("withTransitions: P", P, [m.S, m.A, m.S]);
  return createMdp({ ...m, P });
}

/** The policy that takes actions[s] in state s, [S][A].
 *  @throws RangeError if an action is not in {0, …, A − 1}. */
export function deterministicPolicy(actions: readonly number[], A: number): Policy {
  return actions.map((action, s) => {
    if (!Number.isInteger(action) || action < 0 || action >= A) {
      throw new RangeError(
        `deterministicPolicy: actions[${s}] must be an integer from 0 to ${A - 1}, got ${action}`,
      );
    }
    const row = new Array<number>(A).fill(0);
    row[action] = 1;
    return row;
  });
}

/** The Markov chain of a policy: P^π[s][s'] = Σₐ π(a|s) P(s'|s, a), [S][S].
 *  @throws RangeError if pi is not a policy for m. */
export function policyTransitions(m: Transitions, pi: Policy): number[][] {
  assertPolicy("policyTransitions: pi", m, pi);
  return m.P.map((actions, s) => {
    const row = new Array<number>(m.S).fill(0);
    for (let a = 0; a < m.A; a++) {
      for (let next = 0; next < m.S; next++) row[next] += pi[s][a] * actions[a][next];
    }
    return row;
  });
}

/** The expected reward of each state under a policy: r^π[s] = Σₐ π(a|s) R(s, a), [S].
 *  @throws RangeError if pi is not a policy for m. */
export function policyRewards(m: Mdp, pi: Policy): number[] {
  assertPolicy("policyRewards: pi", m, pi);
  return m.R.map((rewards, s) => dot(rewards, pi[s]));
}

/** The expected return J = Σₛ mu(s) V(s) of the policy whose value is V [S].
 *  @throws RangeError if the lengths differ. */
export function expectedReturn(mu: readonly number[], V: readonly number[]): number {
  assertShape("expectedReturn: V", V, [mu.length]);
  return dot(mu, V);
}
