import { dreamerParams } from "lib/agents/dreamer/state";
import { arcadeTiny, freewayTiny, withNormals } from "lib/agents/dreamerV2/arcadePresets";
import { atariSoon, atariTiny, catchTiny, dreamerV2Atari, dreamerV2Dmc } from "lib/agents/dreamerV2/presets";
import { Rng } from "lib/core/rng";
import { decodeImages } from "lib/models/world/imageDecoder";
import { featureSize } from "lib/models/world/rssm";
import { disposeTree, leavesOf, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";

const countOf = (tree: TensorTree) => leavesOf(tree).reduce((sum, { size }) => sum + size, 0);
const presets = Object.entries({
  dreamerV2Atari,
  dreamerV2Dmc,
  catchTiny,
  arcadeTiny,
  freewayTiny,
  atariSoon,
  atariTiny,
});

beforeAll(() => tf.ready());

describe("dreamerV2Atari", () => {
  it("has the parameters of the authors' program: the paper's 22 M", () => {
    const { model, actor, critic } = dreamerParams(new Rng(1), dreamerV2Atari);
    expect([model, actor, critic].map(countOf)).toEqual([19_975_379, 1_138_418, 1_131_601]);
    disposeTree(model, actor, critic);
  });

  it("has states of 1,024 numbers, 32 of them 1, and an update every 16 of the agent's steps (64 frames)", () => {
    const { stochSize, latent } = dreamerV2Atari.world.rssm;
    expect([stochSize, stochSize / latent.classes]).toEqual([1024, 32]);
    const { stepsPerRound, updatesPerRound, actionRepeat } = dreamerV2Atari.schedule;
    expect((stepsPerRound * actionRepeat) / updatesPerRound).toBe(64);
  });
});

describe("withNormals", () => {
  it("gives about as many parameters as choices, within two thousandths", () => {
    const [categorical, gaussian] = [arcadeTiny, withNormals(arcadeTiny)].map((config) =>
      dreamerParams(new Rng(1), config),
    );
    expect(Math.abs(countOf(gaussian) / countOf(categorical) - 1)).toBeLessThan(0.002);
    disposeTree(categorical, gaussian);
  });
});

describe.each(presets)("%s", (_name, config) => {
  it("decodes images of the size that it encodes, and draws whole categories", () => {
    const { world } = config;
    const { model, ...rest } = dreamerParams(new Rng(1), { ...catchTiny, world });
    const image = decodeImages(model.decoder, world.decoder, tf.zeros([1, featureSize(world.rssm)]));
    expect(image.shape).toEqual([1, world.imageSize, world.imageSize, world.channels]);
    expect(world.rssm.stochSize % world.rssm.latent.classes).toBe(0);
    disposeTree(model, rest, image);
  });
});
