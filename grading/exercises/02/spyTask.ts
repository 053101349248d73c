import { sum } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import type { LoopTask } from "lib/modelLearning/loopTask";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import { among, flag, number, recordOf } from "../../checks/granted/kinds";
import { grantTask } from "./grantTask";

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
  /** Of each transition of each execution before it whose policy was the newest one. */
  learner: number[][];
  /** Of what other policies did in the world. */
  stale: number;
  /** Of everything else: what a model dreamt, what was made up or changed. */
  foreign: number;
}

/** What was executed: which policy, as the index of the fit that it belongs to (−1 for none), and with which round. */
export interface SpyExecution {
  policy: number;
  round: number;
  /** The index of the newest fit. */
  newest: number;
}

/** One execution's transitions. */
interface SpyRound {
  data: SpyDatum[];
  /** Whether its policy was the newest one. */
  newest: boolean;
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const keyOf = (value: unknown): string => JSON.stringify(value) ?? "nothing";

const datum = recordOf<SpyDatum>({
  state: number(),
  action: number(),
  next: number(),
  cost: number(),
  terminated: flag,
});

/** How many fits, plans and executions are answered in one call. */
const mostRounds = 100;

/** The share of the loss of each datum: weight / Σ weights / length, by keys. Batches without data do not count. */
function sharesOf(batches: readonly WeightedBatch<SpyDatum>[]): Map<string, number> {
  const full = batches.filter(({ data }) => data.length > 0);
  const total = sum(full.map(({ weight }) => weight));
  const found = new Map<string, number>();
  for (const { weight, data } of full) {
    const share = total > 0 ? weight / total / data.length : 0;
    for (const key of data.map(keyOf)) found.set(key, (found.get(key) ?? 0) + share);
  }
  return found;
}

/** A fit's shares, by where the data come from. */
function sortShares(shares: Map<string, number>, expertData: SpyDatum[], rounds: SpyRound[]): SpyFit {
  const of = (one: SpyDatum) => shares.get(keyOf(one)) ?? 0;
  const from = (newest: boolean) =>
    rounds.filter((round) => round.newest === newest).map(({ data }) => data.map(of));
  const [expert, learner, stale] = [expertData.map(of), from(true), sum(from(false).flat())];
  const known = sum([...expert, ...learner.flat()]) + stale;
  return { executions: rounds.length, expert, learner, stale, foreign: sum([...shares.values()]) - known };
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
 *  5 transitions, the expert has 11. Costs are 1, 2 or 3; a model promises 50 for the policy of another. */
export class Spy {
  readonly task: LoopTask<Token, Token, SpyDatum>;
  readonly fits: SpyFit[] = [];
  readonly executions: SpyExecution[] = [];
  plans = 0;
  private readonly oracle: Oracle;
  private readonly rounds: SpyRound[] = [];
  private readonly models: Token[] = [];

  constructor(rng: Rng, kind: number) {
    const oracle = (this.oracle = new Oracle(rng.split("spy"), kind));
    const expertData = oracle.data(11, "expert");
    const task: LoopTask<Token, Token, SpyDatum> = {
      expertData,
      fit: (batches) => this.fit(batches, expertData),
      plan: (model) => (this.plans++, oracle.policyOf(model)),
      execute: (policy, round) => this.execute(policy, round),
      imagine: (model, policy, round) => oracle.data(4, "imagine", model, policy, round),
      realCost: (policy) => oracle.realCost(policy),
      promisedCost: (model, policy) => oracle.promisedCost(model, policy),
      loss: (model, data) => oracle.draws("loss", model, data.length).uniform(),
    };
    const kinds = {
      model: among(() => this.models, "a model that fit has returned"),
      policy: among(() => this.policies(), "a policy that plan has returned"),
      datum,
    };
    this.task = grantTask(task, kinds, mostRounds);
  }

  /** The real cost of each model's policy. */
  realCosts(): number[] {
    return this.policies().map((policy) => this.oracle.realCost(policy));
  }

  /** What each model promises for its policy. */
  promisedCosts(): number[] {
    return this.policies().map((policy, i) => this.oracle.promisedCost(this.models[i], policy));
  }

  /** The indices of the fits that gave these models, or whose models' plans are these policies; −1 for none. */
  fitsOf(what: "models" | "policies", list: unknown): number[] {
    const keys = (what === "models" ? this.models : this.policies()).map(keyOf);
    return asList(list)
      .slice(0, mostRounds + 1)
      .map((item) => keys.lastIndexOf(keyOf(item)));
  }

  private policies(): Token[] {
    return this.models.map((model) => this.oracle.policyOf(model));
  }

  private fit(batches: readonly WeightedBatch<SpyDatum>[], expertData: SpyDatum[]): Token {
    const shares = sharesOf(batches);
    const model = this.oracle.token("model", [...shares]);
    this.fits.push(sortShares(shares, expertData, this.rounds));
    this.models.push(model);
    return model;
  }

  private execute(policy: Token, round: number): SpyDatum[] {
    const [index] = this.fitsOf("policies", [policy]);
    const newest = this.models.length - 1;
    this.executions.push({ policy: index, round, newest });
    const count = 2 + this.oracle.draws("count", policy, round).integer(4);
    const data = this.oracle.data(count, "execute", policy, round);
    this.rounds.push({ data, newest: index === newest });
    return data;
  }
}
