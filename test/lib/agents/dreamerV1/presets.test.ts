import { blobTiny, controlSmall, pendulumTiny } from "lib/agents/dreamerV1/motorPresets";
import { catchTiny, dreamerV1Paper } from "lib/agents/dreamerV1/presets";
import { dreamerParams, startTimesOf } from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { decodeImages } from "lib/models/world/imageDecoder";
import { featureSize } from "lib/models/world/rssm";
import { disposeTree, leavesOf, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

const countOf = (tree: TensorTree) => leavesOf(tree).reduce((sum, { size }) => sum + size, 0);
const presets = Object.entries({ dreamerV1Paper, catchTiny, blobTiny, controlSmall, pendulumTiny });

beforeAll(() => tf.ready());

describe("dreamerV1Paper", () => {
  it("has as many parameters as the authors' program prints for walker (danijar/dreamer, issue 58)", () => {
    const { model, actor, critic } = dreamerParams(new Rng(1), dreamerV1Paper);
    expect([model, actor, critic].map(countOf)).toEqual([5_296_820, 578_412, 413_601]);
    disposeTree(model, actor, critic);
  });

  it("starts imagination from all 50 · 50 states of a batch", () => {
    expect(startTimesOf(dreamerV1Paper)).toBe(50);
  });
});

describe("startTimesOf", () => {
  it("is never more than a sequence has", () => {
    const { behaviour, schedule } = catchTiny;
    expect(startTimesOf(catchTiny)).toBe(8);
    expect(startTimesOf({ ...catchTiny, schedule: { ...schedule, batchLength: 5 } })).toBe(5);
    expect(startTimesOf({ ...catchTiny, behaviour: { ...behaviour, startTimes: 0 } })).toBe(16);
  });
});

describe.each(presets)("%s", (_name, { world }) => {
  it("decodes images of the size that it encodes", () => {
    const { model, ...rest } = dreamerParams(new Rng(1), { ...catchTiny, world });
    const image = decodeImages(model.decoder, world.decoder, tf.zeros([1, featureSize(world.rssm)]));
    expect(image.shape).toEqual([1, world.imageSize, world.imageSize, world.channels]);
    disposeTree(model, rest, image);
  });
});
