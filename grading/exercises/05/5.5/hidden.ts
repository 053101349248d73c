import { standardErrorsOff } from "lib/core/standardErrorsOff";
import type { Rng } from "lib/core/rng";
import { crispness } from "lib/models/futures/crispness";
import { modeShares } from "lib/models/futures/modeShares";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { asVector, expect } from "../../../checks/matchers";

const picture = (rng: Rng, pixels: number): number[] =>
  Array.from({ length: pixels }, () => (rng.uniform() < 0.4 ? 0 : rng.uniform()));

/** Modes, and samples that lie near some of them. */
function randomSamples(rng: Rng) {
  const [count, pixels] = [2 + rng.integer(3), 2 + rng.integer(5)];
  const modes = Array.from({ length: count }, () => [...picture(rng, pixels), rng.uniform()]);
  const samples = Array.from({ length: 1 + rng.integer(20) }, () => {
    const near = modes[rng.integer(count)];
    return near.map((x) => x + rng.normal(0, 0.3));
  });
  return { modes, samples };
}

export const hidden: Check[] = [
  {
    id: "random-pictures",
    title: "crispness is the mean brightness that a bit of ink sees, whatever stays dark",
    points: 1,
    async run({ call, rng }) {
      const pictures = Array.from({ length: 12 }, () => [0.05 + rng.uniform(), ...picture(rng, 9)]);
      for await (const [one, got] of eachAnswer(call, "crispness", pictures, (x) => [x]))
        expect(got).toBeNear(crispness(one), { name: "the crispness" });
    },
  },
  {
    id: "random-shares",
    title: "each sample counts once, for the mode at the least squared distance, and the shares add up to 1",
    points: 1,
    async run({ call, rng }) {
      const cases = Array.from({ length: 12 }, () => randomSamples(rng));
      const asked = eachAnswer(call, "modeShares", cases, (one) => [one.samples, one.modes]);
      for await (const [{ samples, modes }, got] of asked) {
        const shares = asVector(got, modes.length, "the shares");
        expect(shares).toBeNear(modeShares(samples, modes), { name: "the shares" });
      }
    },
  },
  {
    id: "halfway",
    title: "what is halfway counts for the first of equals, and a mode that never comes has the share 0",
    points: 0.5,
    async run({ call }) {
      const modes = [[0, 0], [2, 0], [0, 9]]; // prettier-ignore
      const got = await call("modeShares", [[1, 0], [1, 0.5], [2, 0], [0, -1]], modes); // prettier-ignore
      expect(got).toBeNear([0.75, 0.25, 0], { name: "the shares" });
    },
  },
  {
    id: "random-shares-off",
    title: "how far off is measured in standard errors of the probability that should be, with its sign",
    points: 1,
    async run({ call, rng }) {
      const cases = Array.from({ length: 16 }, () => ({
        share: rng.uniform(),
        p: 0.05 + 0.9 * rng.uniform(),
        n: 1 + rng.integer(2000),
      }));
      const asked = eachAnswer(call, "standardErrorsOff", cases, ({ share, p, n }) => [share, p, n]);
      for await (const [{ share, p, n }, got] of asked)
        expect(got).toBeNear(standardErrorsOff(share, p, n), { name: "how far off" });
    },
  },
];
