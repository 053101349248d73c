import { dot } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import { averageRegret, followTheLeader, hindsightLoss, type Round } from "lib/modelLearning/regret";
import { regretLine1, regretLine2, regretLine3 } from "lib/modelLearning/regretProof";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asVector, expect } from "../../../checks/matchers";

const ours = { averageRegret, regretLine1, regretLine2, regretLine3 };
const tolerance = 1e-8;

const matrix = (rng: Rng, rows: number, columns: number, deviation = 1) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, deviation)));

/** One round for each length, of noisy targets of one linear law [T][F]. */
const roundsOf = (rng: Rng, law: number[][], lengths: number[]): Round[] =>
  lengths.map((length) => {
    const features = matrix(rng, length, law[0].length);
    return { features, targets: features.map((phi) => law.map((row) => dot(row, phi) + rng.normal())) };
  });

/** One to twelve rounds of one to ten pairs, one to three features, one or two targets. */
function randomProblem(rng: Rng): { rounds: Round[]; lambda: number } {
  const law = matrix(rng, 1 + rng.integer(2), 1 + rng.integer(3));
  const lengths = Array.from({ length: 1 + rng.integer(12) }, () => 1 + rng.integer(10));
  return { rounds: roundsOf(rng, law, lengths), lambda: [0.1, 0.5, 2][rng.integer(3)] };
}

async function compare({ call, rng }: CheckContext, name: keyof typeof ours) {
  for (let i = 0; i < 40; i++) {
    const { rounds, lambda } = randomProblem(rng);
    expect(await call(name, rounds, lambda)).toBeNear(ours[name](rounds, lambda), { name, tolerance });
  }
}

/** The four functions' values for these rounds; the first is the total regret. */
async function allLines({ call }: CheckContext, rounds: Round[], lambda: number): Promise<number[][]> {
  const values: number[][] = [];
  for (const name of Object.keys(ours)) {
    values.push(asVector(await call(name, rounds, lambda), rounds.length, name));
  }
  const [average, ...lines] = values;
  return [average.map((regret, i) => (i + 1) * regret), ...lines];
}

async function checkChain(context: CheckContext) {
  for (let i = 0; i < 20; i++) {
    const { rounds, lambda } = randomProblem(context.rng);
    const [regret, line1, line2, line3] = await allLines(context, rounds, lambda);
    const leaders = followTheLeader(rounds, lambda);
    rounds.forEach((_, n) => {
      const best = hindsightLoss(rounds.slice(0, n + 1), lambda, leaders[n + 1]);
      const slack = tolerance * Math.max(1, best, Math.abs(line3[n]));
      expect(line1[n]).toBeAtMost(best, { name: "line 1", tolerance: slack });
      expect(regret[n]).toBeAtMost(line2[n], { name: "N times the average regret", tolerance: slack });
      expect(line2[n]).toBeAtMost(line3[n], { name: "line 2", tolerance: slack });
      // Σ ℓᵢ(Mᵢ), put together in two ways
      expect(line1[n] + line2[n]).toBeNear(best + regret[n], {
        name: "line 1 and line 2 together",
        tolerance: slack,
        scale: 1,
      });
    });
  }
}

/** The totals of 32 problems together, since those of one are a matter of luck. Over 1000 seeds their ratio is from 1.7 to
 *  2.1; log 64 / log 8 is 2, √64 / √8 is 2.8, and 64 / 8 is 8. */
async function checkGrowth({ call, rng }: CheckContext) {
  let [early, late] = [0, 0];
  for (let i = 0; i < 32; i++) {
    const rounds = roundsOf(rng, matrix(rng, 2, 2, 0.3), new Array<number>(64).fill(4));
    const regret = asVector(await call("averageRegret", rounds, 1), 64, "averageRegret");
    early += 8 * regret[7];
    late += 64 * regret[63];
  }
  expect(late / early).toBeNear(2, { name: "total regret at 64 over that at 8", tolerance: 0.6, scale: 1 });
}

export const hidden: Check[] = [
  ...(["averageRegret", "regretLine1", "regretLine2", "regretLine3"] as const).map((name, line): Check => ({
    id: line === 0 ? "regret-random" : `line-${line}-random`,
    title: `${line === 0 ? "the average regret" : `line ${line}`} is right after each of several random rounds`,
    points: line === 3 ? 0.75 : 0.5,
    run: (context) => compare(context, name),
  })),
  {
    id: "chain",
    title: "regret ≤ line 2 ≤ line 3, and line 1 ≤ the best in hindsight, after every round",
    points: 0.5,
    run: checkChain,
  },
  {
    id: "growth",
    title: "the total regret grows like log N in noisy rounds",
    points: 0.25,
    run: checkGrowth,
  },
];
