import { aliasing } from "lib/experiments/03-autoencoders/aliasing";
import { elbowRuns } from "lib/experiments/03-autoencoders/elbowRuns";
import { flipRun } from "lib/experiments/03-autoencoders/flip";
import { linearTwin } from "lib/experiments/03-autoencoders/linearTwin";
import { memoryRun } from "lib/experiments/03-autoencoders/memory";
import { noisyTv } from "lib/experiments/03-autoencoders/noisyTv";
import { openLoop } from "lib/experiments/03-autoencoders/openLoop";
import { blobAutoencoder, blobData, trainOnBlobs } from "lib/experiments/03-autoencoders/ownAutoencoder";
import { pcaPictures, type PcaPictures } from "lib/experiments/03-autoencoders/pcaPictures";
import { probeCodes } from "lib/experiments/03-autoencoders/probes";
import { modelSpectrum } from "lib/experiments/03-autoencoders/spectrum";
import { vaeRuns } from "lib/experiments/03-autoencoders/vaeRun";
import { largestAngle } from "lib/models/largestAngle";
import { negativeElbo } from "lib/models/negativeElbo";
import { answers } from "../../lib/experiments/03-autoencoders/answers";

type Measure = (seed: number) => Record<string, number> | Promise<Record<string, number>>;

let known: PcaPictures | undefined;
const linear = (): PcaPictures => (known ??= pcaPictures(answers.pcaFit));

/** How many of the first numbers are below those beside them. */
const firstBelow = (xs: readonly number[], ys: readonly number[]): number => {
  const first = xs.findIndex((x, i) => x >= ys[i]);
  return first < 0 ? xs.length : first;
};

async function oneAutoencoder(seed: number): Promise<Record<string, number>> {
  const autoencoder = blobAutoencoder(answers.autoencoderLossGrad, { seed });
  try {
    await trainOnBlobs(autoencoder, linear());
    const { names, r2 } = probeCodes(autoencoder, answers.linearProbe, linear());
    const { line, network } = await openLoop(autoencoder, answers, seed);
    const ratio = (h: number) => line.model[h] / line.copyLast[h];
    const [rises, steps] = [line.model.slice(1).map((e, h) => e > line.model[h]), line.model.length - 1];
    return {
      error: autoencoder.error(blobData().test.images),
      ...Object.fromEntries(names.map((name, i) => [`R² ${name}`, Math.min(...r2[i])])),
      "line / copy at 1": ratio(1),
      "line / copy at 5": ratio(5),
      "line / copy at 10": ratio(10),
      "line / copy at 20": ratio(steps),
      "line / copy, largest": Math.max(...line.model.slice(1).map((_, h) => ratio(h + 1))),
      "steps that the line is ahead": firstBelow(line.model.slice(1), line.copyLast.slice(1)),
      "steps at which the line's error rises": rises.filter(Boolean).length,
      "line at 20 / line at 1": line.model[steps] / line.model[1],
      "network / line at 10": network[10] / line.model[10],
      "network / line at 20": network[steps] / line.model[steps],
    };
  } finally {
    autoencoder.dispose();
  }
}

/** The numbers of notebook 03's experiments that depend on a seed. */
export const measures03: Readonly<Record<string, Measure>> = {
  aliasing: (seed) => {
    const { one, two } = aliasing(answers.stackFrames, ` ${seed}`);
    return {
      "velocity, one picture": one[2],
      "velocity, two": two[2],
      "angle, one": Math.min(one[0], one[1]),
    };
  },
  spectrum: (seed) => {
    const { book, air } = modelSpectrum(answers.fitPhysics, [seed, seed + 100, seed + 200]);
    const named = (name: string, errors: number[]) =>
      Object.fromEntries(errors.map((error, i) => [`${name}, ${[20, 200, 2000][i]} steps`, error]));
    return {
      ...named("book, physics", book.physics),
      ...named("book, linear", book.linear),
      ...named("book, network", book.network),
      ...named("air, physics", air.physics),
      ...named("air, linear", air.linear),
      ...named("air, network", air.network),
      ...named(
        "book, network / physics",
        book.network.map((error, i) => error / book.physics[i]),
      ),
      ...named(
        "air, network / physics",
        air.network.map((error, i) => error / air.physics[i]),
      ),
    };
  },
  autoencoder: oneAutoencoder,
  elbow: async (seed) => {
    const { errors, elbow, linear: pca } = await elbowRuns(answers, linear(), [seed]);
    return {
      ...Object.fromEntries(errors.map((error, i) => [`error with ${i + 1}`, error])),
      "with 1 / with 2": errors[0] / errors[1],
      "with 2 / with 3": errors[1] / errors[2],
      "with 3 / with 4": errors[2] / errors[3],
      "linear / autoencoder with 2": pca[1] / errors[1],
      bend: elbow,
    };
  },
  flip: async (seed) => {
    const { told, blind } = await flipRun(answers.autoencoderLossGrad, seed);
    return { told, blind };
  },
  memory: async (seed) => {
    const { oneStep, recurrent, copyLast } = await memoryRun(answers.autoencoderLossGrad, seed);
    const at = (h: number) => ({
      [`memory / one code at ${h}`]: recurrent[h - 1] / oneStep[h - 1],
      [`one code / copy at ${h}`]: oneStep[h - 1] / copyLast[h - 1],
    });
    return { ...at(1), ...at(3), ...at(5), ...at(10) };
  },
  tv: async (seed) => {
    const [alone2, alone3, tv2, tv3] = await noisyTv(answers, seed);
    return {
      "R² alone, 2": alone2.place,
      "R² alone, 3": alone3.place,
      "R² beside it, 2": tv2.place,
      "R² beside it, 3": tv3.place,
      "outside, 2 / 3 beside it": tv2.outside / tv3.outside,
    };
  },
  twin: async (seed) => {
    const { angles, loss, pcaLoss } = await linearTwin({ ...answers, largestAngle }, seed);
    return {
      "first angle": angles[0],
      "last angle": angles[angles.length - 1],
      "loss / PCA's": loss / pcaLoss,
    };
  },
  vae: async (seed) => {
    const runs = await vaeRuns(negativeElbo, seed);
    const each = runs.map(({ beta, terms, error }) => [
      [`β = ${beta}, nats`, terms.kl],
      [`β = ${beta}, error`, error],
    ]);
    return Object.fromEntries(each.flat()) as Record<string, number>;
  },
};
