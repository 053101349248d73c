import { openLoop } from "lib/agents/dreamer/openLoop";
import { dreamerParams } from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { EpisodeRecorder, type Episode } from "lib/data/episode";
import { seenCatch } from "lib/envs/grids/catch";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { tinyCatch } from "../training/tinyCatch";

function episode(): Episode {
  const world = seenCatch();
  const recorder = new EpisodeRecorder(world);
  recorder.begin(world.reset(new Rng(3)));
  while (!recorder.isOver) recorder.record(2, world.step(2));
  return recorder.episode();
}

beforeAll(() => tf.ready());

describe("openLoop", () => {
  const config = tinyCatch();
  const played = episode();
  const params = () => dreamerParams(new Rng(1), config);

  it("does not look after the context: what comes later changes nothing", () => {
    const weights = params();
    const observation = played.observation.slice().fill(77, 3 * 256);
    const [seen, blind] = [played, { ...played, observation }].map((one) =>
      openLoop(weights.model, config.world, one, 3),
    );
    expect(blind.images).toEqual(seen.images);
    expect(blind.rewards).toEqual(seen.rewards);
    const looks = openLoop(weights.model, config.world, { ...played, observation }, 4);
    expect(looks.images[3]).not.toEqual(seen.images[3]);
    disposeTree(weights);
  });

  it("depends on the actions", () => {
    const weights = params();
    const action = played.action.slice().reverse();
    const [one, other] = [played, { ...played, action }].map((each) =>
      openLoop(weights.model, config.world, each, 3),
    );
    expect(other.rewards).not.toEqual(one.rewards);
    disposeTree(weights);
  });

  it("measures errors from 0 to 1, and leaves no tensors behind", () => {
    const weights = params();
    const before = tf.memory().numTensors;
    const { errors, images } = openLoop(weights.model, config.world, played, 5);
    expect(tf.memory().numTensors).toBe(before);
    const by = images.map((image, t) =>
      image.reduce((sum, x, i) => sum + ((x - played.observation[256 * t + i]) / 255) ** 2 / 256, 0),
    );
    errors.forEach((error, t) => expect(error).toBeCloseTo(by[t], 10));
    disposeTree(weights);
  });

  it("needs at least one image, and no more than there are", () => {
    const weights = params();
    for (const context of [0, 9, 1.5])
      expect(() => openLoop(weights.model, config.world, played, context)).toThrow(
        `openLoop: context must be 1 to 8, got ${context}`,
      );
    disposeTree(weights);
  });
});
