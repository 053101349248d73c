import { drawElbow, elbowRuns } from "lib/experiments/03-autoencoders/elbowRuns";
import { flipRun } from "lib/experiments/03-autoencoders/flip";
import { drawFlip } from "lib/experiments/03-autoencoders/flipDrawing";
import { drawLinearTwin, linearTwin } from "lib/experiments/03-autoencoders/linearTwin";
import { drawMemory, memoryRun } from "lib/experiments/03-autoencoders/memory";
import { drawNoisyTv, noisyTv } from "lib/experiments/03-autoencoders/noisyTv";
import { modelSpectrum } from "lib/experiments/03-autoencoders/spectrum";
import { pcaPictures } from "lib/experiments/03-autoencoders/pcaPictures";
import { drawSpectrum } from "lib/experiments/03-autoencoders/spectrumDrawing";
import { drawVaes, vaeRuns } from "lib/experiments/03-autoencoders/vaeRun";
import { largestAngle } from "lib/models/largestAngle";
import { negativeElbo } from "lib/models/negativeElbo";
import * as tf from "lib/tensor/tf";
import { shownBy } from "../02-ross-bagnell/shownBy";
import { answers } from "./answers";
import { quietly } from "./quietly";

jest.setTimeout(600_000);

beforeAll(() => tf.ready());

describe("the spectrum of models", () => {
  it("is led by physics where physics is right, and by the network in thick air", async () => {
    const spectrum = modelSpectrum(answers.fitPhysics);
    const { book, air } = spectrum;
    // over 20 triples of seeds: 2.5 to 48 times; 2.5 to 5.0 times; 1.1 to 6.4 times
    book.physics.forEach((error, i) => expect(error).toBeLessThan(book.network[i] / 2));
    expect(air.physics[0]).toBeLessThan(air.network[0] / 2);
    expect(air.network[2]).toBeLessThan(air.physics[2] / 1.1);
    expect(Math.min(...book.linear, ...air.linear)).toBeGreaterThan(0.4);
    const [text] = await shownBy(() => drawSpectrum(spectrum, "physics"));
    expect(text).toMatch(/^Median error with 20, 200 and 2,000 steps\. The book's pendulum: physics 3\.7 %/);
    expect(text).toMatch(/you predicted physics; it is network\.$/);
  });
});

describe("trainings of notebook 03", () => {
  it("bend at the two numbers of a blob's state", async () => {
    const runs = await quietly(() => elbowRuns(answers, pcaPictures(answers.pcaFit), [1]));
    expect(runs.elbow).toBe(2);
    // over 20 seeds: .016–.021 and .0023–.0032, 5.3 to 7.4 times; the linear code's 5.3 to 7.3 times
    expect(runs.errors[0]).toBeGreaterThan(0.01);
    expect(runs.errors[1]).toBeLessThan(0.004);
    expect(runs.errors[0]).toBeGreaterThan(4.5 * runs.errors[1]);
    expect(runs.errors[1]).toBeLessThan(runs.linear[1] / 4);
    expect((await shownBy(() => drawElbow(runs, "3")))[0]).toMatch(/you predicted 3; it is at 2\.$/);
  });

  it("predict an omelette's fold when told the action", async () => {
    const run = await quietly(() => flipRun(answers.autoencoderLossGrad));
    expect(run.told).toBeGreaterThan(0.85); // over 20 seeds: .88–1
    expect(run.blind).toBeLessThan(0.45); // .31–.40
    expect((await shownBy(() => drawFlip(run, 50)))[0]).toMatch(
      /Right without the action, of 100: you predicted 50/,
    );
  });

  it("need a memory for a velocity", async () => {
    const run = await quietly(() => memoryRun(answers.autoencoderLossGrad));
    expect(run.recurrent[4]).toBeLessThan(0.85 * run.oneStep[4]); // over 20 seeds: .65–.79 times
    expect(run.oneStep[4]).toBeLessThan(0.9 * run.copyLast[4]); // .74–.84 times
    expect((await shownBy(() => drawMemory(run)))[0]).toMatch(/model with a memory/);
  });

  it("lose the blob to the television with two numbers, not with three", async () => {
    const runs = await quietly(() => noisyTv(answers));
    const [alone2, alone3, tv2, tv3] = runs;
    expect([alone2, alone3, tv2, tv3].map(({ codeSize, tv }) => [codeSize, tv])).toEqual([
      [2, false],
      [3, false],
      [2, true],
      [3, true],
    ]);
    // over 20 seeds: .98–1.00; .47–.70; 5.0 to 7.4 times
    expect(Math.min(alone2.place, alone3.place, tv3.place)).toBeGreaterThan(0.95);
    expect(tv2.place).toBeLessThan(0.8);
    expect(tv2.outside).toBeGreaterThan(4 * tv3.outside);
    expect((await shownBy(() => drawNoisyTv(runs)))[0]).toMatch(/^Alone, 2 numbers: R² (0\.99|1\.00)/);
  });

  it("bring a linear autoencoder to the space of PCA", async () => {
    const twin = await quietly(() => linearTwin({ ...answers, largestAngle }));
    expect(twin.angles[0]).toBeGreaterThan(1);
    expect(twin.angles[twin.angles.length - 1]).toBeLessThan(1e-3);
    expect(twin.loss / twin.pcaLoss).toBeCloseTo(1, 2);
    expect((await shownBy(() => drawLinearTwin(twin)))[0]).toMatch(
      /^The largest angle falls from 1\.\d+ to /,
    );
  });

  it("tell less the more a nat costs", async () => {
    const runs = await quietly(() => vaeRuns(negativeElbo));
    expect(runs.map(({ beta }) => beta)).toEqual([1, 4, 16]);
    const [cheap, middle, dear] = runs;
    // the least and largest of 20 seeds (`npm run calibrate -- --only vae`), and as much on either side
    expectBetween(cheap.terms.kl, 10.5, 11.4);
    expectBetween(middle.terms.kl, 7.0, 7.8);
    expectBetween(dear.terms.kl, 3.4, 4.4);
    expectBetween(cheap.error, 0.0008, 0.002);
    expectBetween(middle.error, 0.0017, 0.003);
    expectBetween(dear.error, 0.0047, 0.0083);
    expect((await shownBy(() => drawVaes(runs)))[0]).toMatch(/^β = 1: /);
  });
});

function expectBetween(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThan(least);
  expect(value).toBeLessThan(most);
}
