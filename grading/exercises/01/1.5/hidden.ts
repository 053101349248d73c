import { Rng } from "lib/core/rng";
import { slLine1, slLine2, slLine3 } from "lib/tabular/derivation";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

/** Compares one line with ours: on random worlds, and on one that belongs to the student. */
async function compare({ call, rng, variant }: CheckContext, line: "slLine1" | "slLine2" | "slLine3") {
  const ours = { slLine1, slLine2, slLine3: slLine3 as typeof slLine1 };
  const own = randomInstances(new Rng("1.5").split(variant), 3);
  for (const { world, model, piHat, tolerance } of [...own, ...randomInstances(rng, 16)]) {
    const [Vhat, V] = [0, 1].map(() => world.mu.map(() => rng.uniform() / (1 - world.gamma)));
    const args =
      line === "slLine3" ? ([Vhat] as unknown as [number[], number[]]) : ([Vhat, V] as [number[], number[]]);
    const right = ours[line](world, model, piHat, ...args);
    expect(await call(line, world, model, piHat, ...args)).toBeNear(right, { tolerance, scale: 1 });
  }
}

export const hidden: Check[] = ([1, 2, 3] as const).map((line) => ({
  id: `line-${line}-random`,
  title: `line ${line} is right for any two vectors in random worlds`,
  points: 0.75,
  run: (context) => compare(context, `slLine${line}`),
}));
