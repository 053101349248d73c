import { openLoop } from "lib/experiments/03-autoencoders/openLoop";
import { drawOpenLoop, drawOpenLoopStrip } from "lib/experiments/03-autoencoders/openLoopDrawing";
import { blobAutoencoder, trainOnBlobs } from "lib/experiments/03-autoencoders/ownAutoencoder";
import { pcaPictures } from "lib/experiments/03-autoencoders/pcaPictures";
import { drawProbes, probeCodes } from "lib/experiments/03-autoencoders/probes";
import { simulatorOrPrediction } from "lib/experiments/03-autoencoders/simulatorOrPrediction";
import { traverse } from "lib/experiments/03-autoencoders/traversal";
import type { Autoencoder } from "lib/models/autoencoder";
import * as tf from "lib/tensor/tf";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";
import { quietly } from "./quietly";

jest.setTimeout(600_000);

beforeAll(() => tf.ready());

describe("one autoencoder of blobs", () => {
  const pca = pcaPictures(answers.pcaFit);
  let autoencoder: Autoencoder;
  beforeAll(async () => {
    autoencoder = blobAutoencoder(answers.autoencoderLossGrad);
    await quietly(() => trainOnBlobs(autoencoder, pca));
  });
  afterAll(() => autoencoder.dispose());

  it("has codes from which a line reads the place, better than from PCA's", async () => {
    const probes = probeCodes(autoencoder, answers.linearProbe, pca);
    const worst = Object.fromEntries(probes.names.map((name, i) => [name, Math.min(...probes.r2[i])]));
    expect(worst["autoencoder, line"]).toBeGreaterThan(0.9); // over 20 seeds: .925–.965
    expect(worst["autoencoder, curve"]).toBeGreaterThan(0.985); // .991–.996
    expect(Math.max(...probes.r2[1])).toBeLessThan(0.93);
    expect((await shownBy(() => drawProbes(probes)))[0]).toMatch(/autoencoder, curve: 0\.99/);
  });

  it("lets a line of its codes look twenty steps ahead", async () => {
    const loop = await openLoop(autoencoder, answers);
    const { line, network } = loop;
    // over 20 seeds: at most .65 times the copy's at any step; the network's .31–.85 times the line's; the last 9.5–14.5 times the first
    line.model.slice(1).forEach((error, h) => expect(error).toBeLessThan(line.copyLast[h + 1] / 1.5));
    expect(network[10]).toBeLessThan(line.model[10]);
    expect(line.model[20]).toBeGreaterThan(8 * line.model[1]);
    expect((await shownBy(() => drawOpenLoop(loop, 5)))[0]).toMatch(
      /Steps for which it beats the copy: you predicted 5; it is all 20\.$/,
    );
    expect((await shownBy(() => drawOpenLoopStrip(loop)))[0]).toMatch(/rows: world, your line, a network/);
  });

  it("can be moved by hand, and makes the clips of the quiz", async () => {
    expect((await shownBy(() => traverse(autoencoder))).join()).toMatch(/What the code \(/);
    const shown = await shownBy(() => simulatorOrPrediction(autoencoder, answers));
    expect(shown[0]).toMatch(/Six clips/);
    expect(shown.join()).toContain("**Simulator or prediction?** *6 questions");
  });
});
