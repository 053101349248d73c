import type { Rng } from "lib/core/rng";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { argument, grant } from "../../../checks/granted/grant";
import { among, integer } from "../../../checks/granted/kinds";
import { reference } from "../reference";

type Policy = string | number | { name: string };

interface Problem {
  policies: Policy[];
  promised: number[];
  seeds: number[];
  execute(policy: Policy, seed: number): number;
}

const keyOf = (value: unknown): string => JSON.stringify(value) ?? "nothing";

/** What a student's code may execute: these policies with any seed. */
const handOut = (policies: Policy[], execute: Problem["execute"]) =>
  grant(
    "execute",
    [
      argument(
        "policy",
        among(() => policies, "one of the policies"),
      ),
      argument("seed", integer(-1e9, 1e9)),
    ],
    execute,
  );

/** Policies of any kind whose costs depend on policy and seed alone: small whole numbers, so that means are exact, with an
 *  outlier now and then. The promises have nothing to do with the costs, so that nobody finds the best policy by them. */
function randomProblem(rng: Rng, count: number, episodes: number): Problem {
  const kind = rng.integer(3);
  const policies = Array.from({ length: count }, (_, i): Policy => {
    const name = `${i} ${rng.integer(1e6)}`;
    return kind === 0 ? name : kind === 1 ? { name } : rng.normal();
  });
  const execute = (policy: Policy, seed: number) => {
    const draws = rng.split(keyOf([policy, seed]));
    return draws.integer(12) + (draws.uniform() < 0.15 ? 60 : 0);
  };
  const first = 10 + rng.integer(1000);
  const seeds = rng.shuffle(Array.from({ length: episodes }, (_, i) => first + 3 * i));
  return { policies, seeds, execute, promised: promises(rng, count) };
}

const promises = (rng: Rng, count: number) => Array.from({ length: count }, () => 1 + rng.integer(40));

const rightIndex = ({ policies, promised, execute, seeds }: Problem) =>
  reference.bestOfSequence(policies, promised, execute, seeds);

export const hidden: Check[] = [
  {
    id: "every-seed",
    title: "every policy is executed in the world with every seed, and with no other",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 4; i++) {
        const { policies, promised, seeds, execute } = randomProblem(rng, 3 + i, 2 + i);
        const asked = new Set<string>();
        const noting = (policy: Policy, seed: number) => {
          asked.add(keyOf([policy, seed]));
          return execute(policy, seed);
        };
        await call("bestOfSequence", policies, promised, handOut(policies, noting), seeds);
        const pairs = policies.flatMap((policy) => seeds.map((seed) => keyOf([policy, seed])));
        const made = pairs.filter((pair) => asked.has(pair)).length;
        expect(made).toBeNear(pairs.length, {
          name: "the number of policies times seeds that were executed",
        });
        expect(asked.size).toBeNear(pairs.length, { name: "the number of different executions" });
      }
    },
  },
  {
    id: "least-mean",
    title: "the index is that of the least mean cost in the world, whatever was promised",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 25; i++) {
        const problem = randomProblem(rng, 2 + rng.integer(8), [4, 8, 5, 16][i % 4]);
        const { policies, promised, execute, seeds } = problem;
        const got = await call("bestOfSequence", policies, promised, handOut(policies, execute), seeds);
        expect(got).toBeNear(rightIndex(problem), { name: "the index" });
      }
    },
  },
  {
    id: "first-of-equals",
    title: "among policies with the same mean cost the first is taken, also if their episodes differ",
    points: 0.5,
    async run({ call, rng }) {
      for (let i = 0; i < 10; i++) {
        const { policies, seeds } = randomProblem(rng, 6, 4);
        const tied = rng.shuffle([0, 1, 2, 3, 4, 5]).slice(0, 2 + (i % 4));
        const indexOf = (policy: Policy) => policies.map(keyOf).indexOf(keyOf(policy));
        const execute = (policy: Policy, seed: number) => {
          const [index, episode] = [indexOf(policy), seeds.indexOf(seed)];
          if (!tied.includes(index)) return 9;
          return 8 + (episode % 2 === 0 ? index : -index);
        };
        const promised = promises(rng, policies.length);
        const got = await call("bestOfSequence", policies, promised, handOut(policies, execute), seeds);
        expect(got).toBeNear(Math.min(...tied), { name: "the index" });
      }
    },
  },
];
