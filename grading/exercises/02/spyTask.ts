import { sum } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import type { LoopTask } from "lib/modelLearning/loopTask";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import { asVector, expect } from "../matchers";

/** A model or a policy of which nobody can say what it means. */
type Token = string | number | { name: string; values: number[] };

/** One transition; its state is unlike all others, so that it tells where the datum comes from. */
interface SpyDatum {
  state: number;
  action: number;
  next: number;
  cost: number;
  terminated: boolean;
}

/** What share of one fit's loss falls to which data; the shares of all data sum to 1, or to 0 if no batch weighs anything. */
export interface SpyFit {
  /** Executions before it. */
  executions: number;
  /** Of each transition of the expert's. */
  expert: number[];
  /** Of each transition of each execution before it. */
  learner: number[][];
  /** Of everything else: what a model dreamt, what was made up or changed. */
  foreign: number;
}

/** What was executed: which policy, as the index of the fit that it belongs to (−1 for none), and with which round. */
export interface SpyExecution {
  policy: number;
  round: unknown;
  /** The index of the newest fit. */
  newest: number;
}

/** The loop's task, and what was done with it. */
export interface Spy {
  task: LoopTask<Token, Token, SpyDatum>;
  fits: SpyFit[];
  plans: number;
  executions: SpyExecution[];
  /** Of the policy of each fit, 1, 2 or 3. */
  realCosts(): number[];
  promisedCosts(): number[];
  /** The indices of the fits that gave these models, or whose models' plans are these policies; −1 for none. */
  fitsOf(what: "models" | "policies", list: unknown): number[];
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const keyOf = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** The share of the loss of each datum: weight / Σ weights / length, by keys. Batches without data do not count.
 *  @throws expect's error if a weight is no number of at least 0. */
function sharesOf(batches: unknown): Map<string, number> {
  const all = (Array.isArray(batches) ? batches : []) as (
    Partial<WeightedBatch<unknown>> | null | undefined
  )[];
  const given = all.map((batch) => batch?.weight);
  const weights = asVector(given, all.length, "the batches' weights");
  expect(-Math.min(0, ...weights)).toBeAtMost(0, { name: "how far a weight is below 0" });
  const data = all.map((batch) => asList(batch?.data));
  const total = weights.reduce((so, weight, b) => so + (data[b].length > 0 ? weight : 0), 0);
  const found = new Map<string, number>();
  data.forEach((list, b) => {
    const share = total > 0 ? weights[b] / total / list.length : 0;
    for (const key of list.map(keyOf)) found.set(key, (found.get(key) ?? 0) + share);
  });
  return found;
}

/** A fit's shares, by where the data come from. */
function sortShares(shares: Map<string, number>, expertData: SpyDatum[], rounds: SpyDatum[][]): SpyFit {
  const of = (datum: SpyDatum) => shares.get(keyOf(datum)) ?? 0;
  const fit = { expert: expertData.map(of), learner: rounds.map((round) => round.map(of)) };
  const known = sum([...fit.expert, ...fit.learner.flat()]);
  return { ...fit, executions: rounds.length, foreign: sum([...shares.values()]) - known };
}

/** Numbers and tokens that depend on a text alone: who asks the same gets the same answer, also on another day. */
class Oracle {
  constructor(
    private readonly rng: Rng,
    private readonly kind: number,
  ) {}

  draws(...parts: unknown[]): Rng {
    return this.rng.split(keyOf(parts));
  }

  token(...parts: unknown[]): Token {
    const rng = this.draws(...parts);
    const name = Math.floor(rng.uniform() * 2 ** 40).toString(36);
    if (this.kind % 3 === 1) return { name, values: [rng.normal(), rng.normal()] };
    return this.kind % 3 === 0 ? name : rng.normal();
  }

  data(count: number, ...parts: unknown[]): SpyDatum[] {
    const rng = this.draws(...parts);
    return Array.from({ length: count }, () => ({
      state: rng.normal(),
      action: rng.integer(4),
      next: rng.normal(),
      cost: rng.integer(10),
      terminated: false,
    }));
  }

  policyOf(model: unknown): Token {
    return this.token("policy", model);
  }

  realCost(policy: unknown): number {
    return 1 + this.draws("real", policy).integer(3);
  }

  promisedCost(model: unknown, policy: unknown): number {
    const isItsOwn = keyOf(this.policyOf(model)) === keyOf(policy);
    return isItsOwn ? 1 + this.draws("promised", policy).integer(3) : 50;
  }
}

/** A task that notes what is asked of it. Models and policies are strings, records or numbers, by `kind`; executions return 2 to
 *  5 transitions, the expert has 11. A model promises 50 for the policy of another. */
export function createSpy(rng: Rng, kind: number): Spy {
  const oracle = new Oracle(rng.split("spy"), kind);
  const rounds: SpyDatum[][] = [];
  const models: Token[] = [];
  const fitsOf: Spy["fitsOf"] = (what, list) => {
    const keys = models.map((model) => keyOf(what === "models" ? model : oracle.policyOf(model)));
    return Array.isArray(list) ? list.map((item) => keys.lastIndexOf(keyOf(item))) : [];
  };
  const task: Spy["task"] = {
    expertData: oracle.data(11, "expert"),
    fit(batches) {
      const shares = sharesOf(batches);
      spy.fits.push(sortShares(shares, [...task.expertData], rounds));
      models.push(oracle.token("model", [...shares]));
      return models[models.length - 1];
    },
    plan: (model) => (spy.plans++, oracle.policyOf(model)),
    execute(policy, round) {
      spy.executions.push({ policy: fitsOf("policies", [policy])[0], round, newest: models.length - 1 });
      const data = oracle.data(2 + oracle.draws(policy, round).integer(4), "execute", policy, round);
      rounds.push(data);
      return data;
    },
    imagine: (model, policy, round) => oracle.data(4, "imagine", model, policy, round),
    realCost: (policy) => oracle.realCost(policy),
    promisedCost: (model, policy) => oracle.promisedCost(model, policy),
    loss: (model, data) => oracle.draws("loss", model, data.length).uniform(),
  };
  const spy: Spy = {
    task,
    fits: [],
    plans: 0,
    executions: [],
    realCosts: () => models.map((model) => oracle.realCost(oracle.policyOf(model))),
    promisedCosts: () => models.map((model) => oracle.promisedCost(model, oracle.policyOf(model))),
    fitsOf,
  };
  return spy;
}
