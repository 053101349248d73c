import { Rng } from "lib/core/rng";
import type { openLoop as ours } from "lib/models/world/openLoop";
import * as tf from "lib/tensor/tf";
import { normals } from "grading/exercises/04/sequences";
import { drive, loadComplete } from "../drive";

type OpenLoop = typeof ours;

describe("a student of 4.4 who draws with noise of their own", () => {
  it("is told that nothing is drawn, though no two of their answers are alike", async () => {
    const { exercises, reference } = loadComplete("04");
    const rng = new Rng("a student's");
    const right = reference.openLoop as unknown as OpenLoop;
    const openLoop: OpenLoop = (rssm, start, lived, context) => {
      const noisy = (belief: ReturnType<typeof rssm.prior>) => {
        const [rows, columns] = belief.mean.shape as [number, number];
        return { ...belief, mean: tf.add(belief.mean, tf.tensor2d(normals(rng, rows, columns))) };
      };
      const drawing: typeof rssm = {
        ...rssm,
        prior: (deter) => noisy(rssm.prior(deter)),
        posterior: (deter, embed) => noisy(rssm.posterior(deter, embed)),
      };
      return right(drawing, start, lived, context);
    };
    const [check] = exercises.find(({ id }) => id === "4.4")!.checks;
    const { error } = await drive(check, { ...reference, openLoop: openLoop as never }, 1);
    expect(error?.message).toMatch(
      /z is the middle of what the model believes and no draw, must be 1, got 2/,
    );
  });
});
