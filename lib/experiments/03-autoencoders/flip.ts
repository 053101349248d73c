import { leastSquares } from "../../core/leastSquares";
import { multiplyVector, transpose } from "../../core/matrix";
import { mean } from "../../core/metrics";
import { polynomial } from "../../core/polynomial";
import { Rng } from "../../core/rng";
import { createTamago, drawTamago, tamagoActions } from "../../envs/pixels/tamago";
import { inkOf } from "../../envs/pixels/inkOf";
import { Autoencoder } from "../../models/autoencoder";
import type { Answers03 } from "./answers";
import { side } from "./pictures";
import { trainLive } from "./trainLive";

/** Pictures of an omelette, and what the cook did between them. */
interface Cooking {
  /** [N + 1] how often it is folded */
  folds: number[];
  /** [N + 1, 144] */
  images: number[][];
  /** [N] of `tamagoActions` */
  actions: number[];
}

/** One picture and the next, as two models predict it. */
export interface FlipExample {
  action: string;
  before: number[];
  after: number[];
  told: number[];
  blind: number[];
}

/** How often the predicted code is that of the right fold, of 400 steps. */
export interface FlipRun {
  /** A model that is told the action. */
  told: number;
  /** One that is not. */
  blind: number;
  examples: FlipExample[];
}

const [steps, tested, codeSize] = [1500, 400, 6];

function cook(seed: number): Cooking {
  const [world, rng] = [createTamago(), new Rng(seed)];
  let state = world.reset(rng);
  const cooking: Cooking = { folds: [], images: [], actions: [] };
  for (let t = 0; t <= steps; t++) {
    cooking.folds.push(state[0]);
    cooking.images.push(inkOf(drawTamago(state, side)));
    if (t === steps) break;
    const action = rng.integer(tamagoActions.length);
    cooking.actions.push(action);
    state = world.step(state, action, rng).next;
  }
  return cooking;
}

/** Each number in units of its own standard deviation. */
function standardised(codes: number[][]): number[][] {
  const scales = transpose(codes).map((values) => {
    const center = mean(values);
    return { mean: center, std: Math.sqrt(mean(values.map((x) => (x - center) ** 2))) || 1 };
  });
  return codes.map((z) => z.map((x, i) => (x - scales[i].mean) / scales[i].std));
}

type Read = (codes: number[][]) => number[][];

/** Curves of the second degree from codes to targets, by least squares. */
function fitCurve(codes: number[][], targets: number[][]): Read {
  const features: Read = (rows) => polynomial(rows, 2).map((z) => [...z, 1]);
  const W = leastSquares(features(codes), targets, 1e-6);
  return (rows) => features(rows).map((z) => multiplyVector(W, z));
}

/**
 * Predicts the next picture of an omelette by its code: once by one curve for each action, once by one for all.
 * @param lossGrad the student's answer to 3.4
 */
export async function flipRun(lossGrad: Answers03["autoencoderLossGrad"], seed = 1): Promise<FlipRun> {
  const { folds, images, actions } = cook(seed);
  const autoencoder = new Autoencoder({ pixels: side * side, codeSize, seed, lossGrad });
  try {
    await trainLive((options) => autoencoder.train(images, options), {
      steps: 800,
      label: `an autoencoder of omelettes with ${codeSize} numbers`,
    });
    return compare({ folds, images, actions }, autoencoder);
  } finally {
    autoencoder.dispose();
  }
}

function compare({ folds, images, actions }: Cooking, autoencoder: Autoencoder): FlipRun {
  const raw = autoencoder.encode(images);
  const codes = standardised(raw);
  const learnt = Array.from({ length: steps - tested }, (_, t) => t);
  const fitOn = (times: number[], targets: number[][]) =>
    fitCurve(
      times.map((t) => codes[t]),
      times.map((t) => targets[t + 1]),
    );
  const readFold = fitCurve(
    learnt.map((t) => codes[t]),
    learnt.map((t) => [0, 1, 2].map((fold) => (fold === folds[t] ? 1 : 0))),
  );
  const models = (targets: number[][]) => {
    const byAction = tamagoActions.map((_, a) =>
      fitOn(
        learnt.filter((t) => actions[t] === a),
        targets,
      ),
    );
    const one = fitOn(learnt, targets);
    return {
      told: (t: number) => byAction[actions[t]]([codes[t]])[0],
      blind: (t: number) => one([codes[t]])[0],
    };
  };
  const [inCodes, inRaw] = [models(codes), models(raw)];
  const times = Array.from({ length: tested }, (_, i) => steps - tested + i);
  const foldOf = (code: number[]): number => {
    const [shares] = readFold([code]);
    return shares.indexOf(Math.max(...shares));
  };
  const right = (predict: (t: number) => number[]) =>
    times.filter((t) => foldOf(predict(t)) === folds[t + 1]).length / tested;
  const decode = (code: number[]): number[] => autoencoder.decode([code])[0];
  const examples = [0, 1, 2].flatMap((fold) =>
    tamagoActions.map((action, a) => {
      const t = times.find((time) => folds[time] === fold && actions[time] === a)!;
      return {
        action,
        before: images[t],
        after: images[t + 1],
        told: decode(inRaw.told(t)),
        blind: decode(inRaw.blind(t)),
      };
    }),
  );
  return { told: right(inCodes.told), blind: right(inCodes.blind), examples };
}
