import { Rng } from "lib/core/rng";
import { slLine1, slLine2, slLine3 } from "lib/tabular/derivation";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

/** Compares one line with ours: on random worlds, and on one that belongs to the student. */
async function compare({ call, rng, variant }: CheckContext, line: "slLine1" | "slLine2" | "slLine3") {
  const ours = { slLine1, slLine2, slLine3: slLine3 as typeof slLine1 };
  const own = randomInstances(new Rng("1.5").split(variant), 3);
  const cases = [...own, ...randomInstances(rng, 16)].map(({ world, model, piHat, tolerance }) => {
    const [Vhat, V] = [0, 1].map(() => world.mu.map(() => rng.uniform() / (1 - world.gamma)));
    const args = (line === "slLine3" ? [Vhat] : [Vhat, V]) as [number[], number[]];
    return { args: [world, model, piHat, ...args] as const, tolerance };
  });
  for await (const [{ args, tolerance }, got] of eachAnswer(call, line, cases, (one) => [...one.args]))
    expect(got).toBeNear(ours[line](...args), { tolerance, scale: 1 });
}

export const hidden: Check[] = ([1, 2, 3] as const).map((line) => ({
  id: `line-${line}-random`,
  title: `line ${line} is right for any two vectors in random worlds`,
  points: 0.75,
  run: (context) => compare(context, `slLine${line}`),
}));
