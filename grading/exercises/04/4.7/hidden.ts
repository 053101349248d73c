import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { type Numbers, tensor } from "../../../checks/numbers";
import { normalRows, partOf, uniformRows } from "../rows";
import { judged, type PlainInputs, valued } from "./judged";
import { actorLossOf, criticLossOf, everywhere, slopesOf } from "./plainLosses";

const tolerance = 1e-4;

/** N trajectories of K choices. */
function randomInputs(rng: Rng, [N, K] = rng.shuffle([1, 2, 3, 4, 5])): PlainInputs {
  return {
    returns: normalRows(rng, N, K, 3),
    value: normalRows(rng, N, K, 3),
    logProb: uniformRows(rng, N, K, -3, 1),
    entropy: uniformRows(rng, N, K, 0.1, 2),
    weight: uniformRows(rng, N, K, 0.1, 1),
  };
}

/** Some of the gradients are right. @returns all of them */
async function expectGradients(
  { call }: CheckContext,
  inputs: PlainInputs,
  entropyScale: number,
  right: Partial<Record<"actor" | "critic", Record<string, Numbers>>>,
): Promise<unknown> {
  const got = await call("whoGetsGradient", judged(inputs), entropyScale);
  expect(got).toBeNear(right as Numbers, { name: "the gradients", tolerance });
  return got;
}

const zeros = (inputs: PlainInputs): number[][] => everywhere(inputs, () => 0);

/** Some random inputs and entropy scales. */
async function forSome(
  { rng }: CheckContext,
  check: (inputs: PlainInputs, entropyScale: number) => Promise<unknown>,
): Promise<void> {
  for (let i = 0; i < 8; i++) await check(randomInputs(rng), 0.5 + rng.uniform());
}

export const hidden: Check[] = [
  {
    id: "actor-value",
    title: "the actor's loss is the mean over all choices, whatever the number of either axis",
    points: 0.25,
    run: (context) =>
      forSome(context, async (inputs, entropyScale) => {
        const got = await context.call("actorLoss", judged(inputs), entropyScale);
        expect(got).toBeNear(tensor(actorLossOf(inputs, entropyScale)), {
          name: "the actor's loss",
          tolerance,
        });
      }),
  },
  {
    id: "critic-value",
    title: "the critic's loss is the mean over all states, whatever the number of either axis",
    points: 0.25,
    run: (context) =>
      forSome(context, async (inputs) => {
        const got = await context.call("criticLoss", valued(inputs));
        expect(got).toBeNear(tensor(criticLossOf(inputs)), { name: "the critic's loss", tolerance });
      }),
  },
  {
    id: "actor-learns",
    title: "the actor's loss makes actions likelier by their advantage, and entropies larger by η",
    points: 0.5,
    run: (context) =>
      forSome(context, (inputs, entropyScale) => {
        const { logProb, entropy } = slopesOf(inputs, entropyScale);
        return expectGradients(context, inputs, entropyScale, { actor: { logProb, entropy } });
      }),
  },
  {
    id: "actor-moves-no-target",
    title: "the actor's loss changes neither returns nor values",
    points: 1.25,
    run: (context) =>
      forSome(context, async (inputs, entropyScale) => {
        const actor = { returns: zeros(inputs), value: zeros(inputs) };
        const got = await expectGradients(context, inputs, entropyScale, { actor });
        const [N, K] = [inputs.value.length, inputs.value[0].length];
        const slopes = asMatrix(partOf(partOf(got, "actor"), "logProb"), N, K, "the gradient by log π");
        const largest = Math.max(...slopes.flat().map(Math.abs)); // who changes nothing at all is no actor
        expect(1e-6 - largest).toBeAtMost(0, { name: "a millionth less the largest gradient by log π" });
      }),
  },
  {
    id: "critic-learns",
    title: "the critic's loss draws each value to its return, and no return to its value",
    points: 1,
    run: (context) =>
      forSome(context, (inputs, entropyScale) => {
        const { value } = slopesOf(inputs, entropyScale);
        return expectGradients(context, inputs, entropyScale, { critic: { value, returns: zeros(inputs) } });
      }),
  },
  {
    id: "edges",
    title:
      "one choice, no entropy scale, values that are right, and states that are never reached are no exceptions",
    points: 0.5,
    async run(context) {
      const one = randomInputs(context.rng, [1, 1]);
      const some = randomInputs(context.rng, [4, 3]);
      const expected = { ...some, value: some.returns };
      const unreached = { ...some, weight: some.weight.map((row) => row.map((w, k) => (k > 0 ? 0 : w))) };
      for (const [inputs, entropyScale] of [
        [one, 1],
        [some, 0],
        [expected, 0.5],
        [unreached, 0.5],
      ] as const) {
        const { logProb, entropy, value } = slopesOf(inputs, entropyScale);
        const nothing = zeros(inputs);
        const right = {
          actor: { logProb, entropy, returns: nothing, value: nothing },
          critic: { value, returns: nothing },
        };
        await expectGradients(context, inputs, entropyScale, right);
        const loss = await context.call("actorLoss", judged(inputs), entropyScale);
        expect(loss).toBeNear(tensor(actorLossOf(inputs, entropyScale)), {
          name: "the actor's loss",
          tolerance,
        });
      }
    },
  },
];
