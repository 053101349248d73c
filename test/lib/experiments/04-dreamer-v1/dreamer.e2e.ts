import { catchDreamer } from "lib/experiments/04-dreamer-v1/catchDreamer";
import * as tf from "lib/tensor/tf";
import { Cells } from "../../../support/cells";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";

jest.setTimeout(600_000);

beforeAll(() => tf.ready());

describe("CatchDreamer", () => {
  it("goes on from weights that catch two thirds of the balls, and catches nearly all, in view", async () => {
    const dreamer = catchDreamer(answers, { full: false });
    expect(dreamer.evaluate()).toBeLessThan(0.95);
    const said = await shownBy(() => dreamer.train());
    expect(dreamer.evaluate()).toBeGreaterThan(0.9);
    expect(said.some((text) => /Dreamer on Catch: .* updates/.test(text))).toBe(true);
    expect(said.some((text) => /the mean return of 100 episodes is 0\.\d\d/.test(text))).toBe(true);
    expect(said.some((text) => /Two episodes that the agent plays now/.test(text))).toBe(true);
    expect(said[said.length - 1]).toMatch(/catches \*?\*?(9\d|100) of 100\*?\*? balls/);
    dreamer.dispose();
  });

  it("says in one sentence that an equation makes the losses infinite", async () => {
    const own = { ...answers, lambdaReturn: () => tf.fill<tf.Rank.R2>([128, 8], Infinity) };
    const dreamer = catchDreamer(own, { full: false });
    await shownBy(async () => {
      await expect(dreamer.train()).rejects.toThrow(
        /is (NaN|-?Infinity) after \d+ updates.*the training has diverged/,
      );
    });
    dreamer.dispose();
  });
});

/** Our own answers as a cell imports them, and an agent. */
const setUp = `import { catchDreamer } from "lib/notebook04";
import { imagine } from "lib/models/world/imagine";
import { observeLoop as observe } from "lib/models/world/observeLoop";
import { openLoop } from "lib/models/world/openLoop";
import { reinforceActorLoss as actorLoss } from "lib/objectives/actorLoss";
import { criticLoss } from "lib/objectives/criticLoss";
import { klLoss } from "lib/objectives/klLoss";
import { lambdaReturn } from "lib/objectives/lambdaReturn";
import { modelLosses } from "lib/objectives/modelLosses";
import * as tf from "lib/tensor/tf";
await tf.ready();
const own = { observe, klLoss, modelLosses, openLoop, imagine, lambdaReturn, actorLoss, criticLoss };
const dreamer = catchDreamer(own, { full: false });
dreamer.evaluate()`;

describe("CatchDreamer, in a cell that is interrupted", () => {
  const cells = new Cells();
  afterAll(() => cells.dispose());

  it("keeps the weights, and goes on from them", async () => {
    const before = await cells.run(setUp);
    expect(before.error).toBeUndefined();
    const stopped = await cells.interrupt("await dreamer.train()");
    expect(stopped.error).toMatch(/KeyboardInterrupt/);
    const kept = await cells.run("dreamer.evaluate()");
    expect(kept.error).toBeUndefined();
    const after = await cells.run("await dreamer.train(); dreamer.evaluate()");
    expect(after.error).toBeUndefined();
    expect(Number(after.result)).toBeGreaterThan(Number(before.result));
  });
});
