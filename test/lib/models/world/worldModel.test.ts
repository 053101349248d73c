import { flatten, followBatch, latentsOf, worldModelParams } from "lib/models/world/worldModel";
import { observe } from "lib/models/world/observe";
import { encodeImages } from "lib/models/world/imageEncoder";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { smallBatch, smallConfig, smallNoise } from "../../agents/dreamer/small";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const agent = smallConfig({}, { ends: true });
const config = agent.world;
const made = () => worldModelParams(new Rng(1), config);
const noise = () => smallNoise(agent).posterior;

describeOnEachBackend("worldModelParams", () => {
  it("has a head for the end of the episode only where the config has one", () => {
    expect(made().continues).toBeDefined();
    expect(worldModelParams(new Rng(1), { ...config, continues: null })).not.toHaveProperty("continues");
  });

  it("draws each part from a stream of its own: one more head changes no other", () => {
    const without = worldModelParams(new Rng(1), { ...config, continues: null });
    expectClose(made().reward.output.kernel, without.reward.output.kernel.arraySync(), 0);
  });

  it("leaves no tensor behind", () => {
    expectOwned(made);
  });
});

describeOnEachBackend("flatten and latentsOf", () => {
  it("put the times of the first sequence first", () => {
    const x = tf.tensor3d([1, 2, 3, 4], [2, 2, 1]);
    expectClose(flatten(x), [[1], [2], [3], [4]], 0);
    const latents = latentsOf({ deter: x, stoch: tf.neg(x) });
    expectClose(latents.stoch, [[-1], [-2], [-3], [-4]], 0);
  });
});

describeOnEachBackend("followBatch", () => {
  it("predicts images, rewards and ends in the shapes of the batch", () => {
    const batch = smallBatch(agent);
    const { image, reward, continues, feature, latents } = followBatch(made(), config, batch, noise());
    expect(image.shape).toEqual(batch.image.shape);
    expect([reward.shape, continues!.shape]).toEqual([[2, 4], [2, 4]]); // prettier-ignore
    expect([feature.shape, latents.prior.mean.shape]).toEqual([[2, 4, 8], [2, 4, 3]]); // prettier-ignore
  });

  it("follows the encoded images of each sequence in their order", () => {
    const [params, batch] = [made(), smallBatch(agent)];
    const { latents } = followBatch(params, config, batch, noise());
    const each = tf.unstack(batch.image).map((images) => encodeImages(params.encoder, config.encoder, images as tf.Tensor4D)); // prettier-ignore
    const expected = observe(params.rssm, config.rssm, { ...batch, embed: tf.stack(each) as tf.Tensor3D }, noise()); // prettier-ignore
    expectClose(latents.stoch, expected.stoch.arraySync(), 1e-6);
  });

  it("expects the next state before it has seen the image: the prior at t stays when image t changes", () => {
    const [params, batch] = [made(), smallBatch(agent)];
    const last = tf.concat([tf.zeros([2, 3, 8, 8, 1]), tf.ones([2, 1, 8, 8, 1])], 1);
    const changed = { ...batch, image: tf.add(batch.image, last) as tf.Tensor5D };
    const [one, two] = [batch, changed].map((lived) => followBatch(params, config, lived, noise()));
    expectClose(one.latents.prior.mean, two.latents.prior.mean.arraySync() as number[][], 1e-6);
    const posteriors = [one, two].map(({ latents }) => latents.posterior.mean.arraySync());
    expect(posteriors[0]).not.toEqual(posteriors[1]);
  });

  it("refuses another size of images or actions, and leaves no tensor behind", () => {
    const [params, batch, draws] = [made(), smallBatch(agent), noise()];
    expect(() => followBatch(params, config, { ...batch, image: tf.zeros([2, 4, 8, 8, 3]) }, draws)).toThrow(
      "followBatch: image must have shape [2, 4, 8, 8, 1], got [2, 4, 8, 8, 3]",
    );
    expect(() => followBatch(params, config, { ...batch, action: tf.zeros([2, 4, 3]) }, draws)).toThrow(
      "followBatch: action must have shape [2, 4, 2], got [2, 4, 3]",
    );
    expectOwned(() => followBatch(params, config, batch, draws));
  });

  it("refuses a decoder that makes images of another size", () => {
    const wide = { ...config, decoder: { ...config.decoder, start: [2, 2, 2], depths: [4] } } as const;
    const params = worldModelParams(new Rng(1), wide);
    expect(() => followBatch(params, wide, smallBatch(agent), noise())).toThrow(
      "followBatch: decoded image must have shape [8, 8, 8, 1], got [8, 4, 4, 4]",
    );
  });
});
