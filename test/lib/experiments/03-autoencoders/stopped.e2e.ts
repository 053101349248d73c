import { Cells } from "../../../support/cells";

jest.setTimeout(240_000);

const setUp = `import { blobAutoencoder, pcaPictures, trainOnBlobs } from "lib/notebook03";
import { pcaFit } from "lib/models/pca";
import { randomBlobs } from "lib/experiments/03-autoencoders/pictures";
import { autoencoderLossGrad } from "lib/models/autoencoder";
import * as tf from "lib/tensor/tf";
await tf.ready();
const { images } = randomBlobs(100, "test");
const linear = pcaPictures(pcaFit);
const ours = blobAutoencoder(autoencoderLossGrad);
await trainOnBlobs(ours, linear, 100);
ours.error(images)`;

describe("trainOnBlobs, in a cell that is interrupted", () => {
  const cells = new Cells();
  afterAll(() => cells.dispose());

  it("keeps the weights, and goes on from them", async () => {
    const before = await cells.run(setUp);
    expect(before.error).toBeUndefined();
    const stopped = await cells.interrupt("await trainOnBlobs(ours, linear, 1e7)");
    expect(stopped.error).toMatch(/KeyboardInterrupt/);
    const lookedAt = await cells.run("ours.error(images)");
    expect(lookedAt.error).toBeUndefined();
    const kept = Number(lookedAt.result);
    expect(kept).toBeLessThan(2 * Number(before.result));
    const after = await cells.run("await trainOnBlobs(ours, linear, 200); ours.error(images)");
    expect(after.error).toBeUndefined();
    expect(Number(after.result)).toBeLessThan(kept);
  });
});
