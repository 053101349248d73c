import { Rng } from "lib/core/rng";
import { adamState, adamStep } from "lib/nn/optimisers/adam";
import { agc } from "lib/nn/optimisers/agc";
import { bernoulliEntropy, bernoulliLogProb, bernoulliMean, bernoulliMode } from "lib/nn/bernoulli";
import { clipByGlobalNorm } from "lib/nn/optimisers/clipByGlobalNorm";
import { conv2d, conv2dParams, type ConvParams } from "lib/nn/conv2d";
import { convTranspose2d, convTranspose2dParams } from "lib/nn/convTranspose2d";
import { gru, gruParams } from "lib/nn/gru";
import { laPropState, laPropStep } from "lib/nn/optimisers/laProp";
import { layerNormGru, layerNormGruParams } from "lib/nn/layerNormGru";
import { mlp, mlpParams } from "lib/nn/mlp";
import { klNormal, normalEntropy, normalLogProb, unitNormalLogProb } from "lib/nn/normal";
import {
  klOneHot,
  oneHotEntropy,
  oneHotLogits,
  oneHotLogProb,
  oneHotMode,
  oneHotSample,
} from "lib/nn/oneHot";
import { silu } from "lib/nn/silu";
import { stopGradient } from "lib/nn/stopGradient";
import { symexp, symlog } from "lib/nn/symlog";
import { tanhNormal, tanhNormalLogProb, tanhNormalMode, tanhNormalSample } from "lib/nn/tanhNormal";
import { symmetricBins, twoHot, twoHotLoss, twoHotMean } from "lib/nn/twoHot";
import { capture } from "lib/tensor/capture";
import { leavesOf, type TensorTree, valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { needs } from "../../support/needs";
import { expectClose, type Nested } from "./expectClose";

/** Standard normal numbers of a seed: a replay shall see others than the recording did. */
function draw(seed: number, shape: readonly number[]): tf.Tensor {
  return tf.tensor(new Rng(seed).fillNormal(new Float32Array(tf.util.sizeFromShape([...shape]))), [...shape]);
}

const uniform = (seed: number, shape: number[]) =>
  tf.tensor(new Rng(seed).fillOpenUniform(new Float32Array(tf.util.sizeFromShape(shape))), shape);

const sum = (...terms: tf.Tensor[]) =>
  terms.map((term) => tf.mean(tf.square(tf.tanh(term)))).reduce((a, b) => tf.add(a, b)) as tf.Scalar;

const bins = symmetricBins(9, 3, Math.expm1);
type Layers = {
  mlp: ReturnType<typeof mlpParams>;
  gru: ReturnType<typeof gruParams>;
  cell: ReturnType<typeof layerNormGruParams>;
  x: tf.Tensor3D;
  h: tf.Tensor2D;
};

function layers({ mlp: layer, gru: plain, cell, x, h }: Layers): tf.Scalar {
  const y = tf.reshape(mlp(layer, x, silu), [6, 3]) as tf.Tensor2D;
  return sum(layerNormGru(cell, gru(plain, y, h), h));
}

type Convolutions = { conv: ConvParams; back: ConvParams; x: tf.Tensor4D };

function convolutions({ conv, back, x }: Convolutions): tf.Scalar {
  const options = (["valid", "same"] as const).map((padding) => ({ strides: 2, padding }));
  return sum(...options.map((option) => convTranspose2d(back, conv2d(conv, x, option), option)));
}

type Named<Names extends string> = Record<Names, tf.Tensor>;

function normals({ stats, x }: Named<"stats" | "x">, { many }: Named<"many">): tf.Scalar {
  const p = tanhNormal(stats);
  const q = { mean: x, std: tf.softplus(tf.add(x, 1)) };
  const { raw, action } = tanhNormalSample(p, x);
  const densities = [normalLogProb(p, x), tanhNormalLogProb(p, raw), unitNormalLogProb(p.mean, x, 2)];
  const mode = stopGradient(tanhNormalMode(p, many));
  return sum(action, mode, normalEntropy(p), klNormal(p, q), ...densities);
}

function categoricals({ a, b }: Named<"a" | "b">, { noise }: Named<"noise">): tf.Scalar {
  const [p, q] = [oneHotLogits(a, 0.01), oneHotLogits(b)];
  const draws = [oneHotSample(p, noise), oneHotMode(q)].map((x) => tf.mul(x, b));
  return sum(...draws, oneHotLogProb(p, stopGradient(b)), oneHotEntropy(q), klOneHot(p, q));
}

function binaryAndTwoHot({ logits }: Named<"logits">, { x }: Named<"x">): tf.Scalar {
  const code = twoHot(x, bins);
  const moments = [bernoulliMean(logits), bernoulliMode(logits), bernoulliEntropy(logits)];
  const mean = symlog(symexp(twoHotMean(logits, bins)));
  return sum(bernoulliLogProb(logits, code), ...moments, mean, twoHotLoss(logits, x, bins));
}

type Trees = { params: TensorTree; given: TensorTree };

/** What is captured of each: the loss and its gradients by `params`. */
const losses: [string, (params: never, given: never) => tf.Scalar, (seed: number) => Trees][] = [
  ["layers and cells", layers, (seed) => ({ params: layersOf(seed), given: {} })],
  ["convolutions", convolutions, (seed) => ({ params: convolutionsOf(seed), given: {} })],
  [
    "normals",
    normals,
    (seed) => ({
      params: { stats: draw(seed, [4, 6]), x: draw(seed + 1, [4, 3]) },
      given: { many: draw(seed + 2, [5, 4, 3]) },
    }),
  ],
  [
    "categoricals",
    categoricals,
    (seed) => ({
      params: { a: draw(seed, [4, 2, 5]), b: draw(seed + 1, [4, 2, 5]) },
      given: { noise: uniform(seed, [4, 2, 5]) },
    }),
  ],
  [
    "binary and two-hot codes",
    binaryAndTwoHot,
    (seed) => ({ params: { logits: draw(seed, [4, 9]) }, given: { x: draw(seed + 1, [4]) } }),
  ],
];

function layersOf(seed: number) {
  return {
    mlp: mlpParams(new Rng(seed), 6, [5], 3),
    gru: gruParams(new Rng(seed), 3, 4),
    cell: layerNormGruParams(new Rng(seed), 4, 4),
    x: draw(seed, [2, 3, 6]),
    h: draw(seed + 1, [6, 4]),
  };
}

function convolutionsOf(seed: number) {
  return {
    conv: conv2dParams(new Rng(seed), 4, 3, 2),
    back: convTranspose2dParams(new Rng(seed), 4, 2, 3),
    x: draw(seed, [2, 8, 8, 3]),
  };
}

/** Expects the third and fourth call, which are replays, to be what the step itself gives. */
function expectReplays<T extends TensorTree>(
  engine: "tensorflow" | "onnx",
  step: (tree: T) => TensorTree,
  make: (seed: number) => T,
): void {
  const captured = capture(step, { name: "the step", engine, verify: true });
  for (const seed of [1, 11, 21, 31]) {
    const tree = make(seed);
    const expected = leavesOf(step(tree)).map((leaf) => leaf.arraySync() as Nested);
    leavesOf(captured(tree)).forEach((leaf, i) => expectClose(leaf, expected[i], 1e-4));
  }
  expect(captured.report().programs).toHaveLength(1);
  captured.dispose();
}

beforeAll(() => tf.ready());

function testCapturedIn(engine: "tensorflow" | "onnx"): void {
  it.each(losses)("replays %s with their gradients", (_name, loss, make) => {
    const of = loss as unknown as (params: TensorTree, given: TensorTree) => tf.Scalar;
    expectReplays(engine, ({ params, given }) => valueAndGradients((tree) => of(tree, given), params), make);
  });

  it("replays Adam, LaProp and both clippings over steps", () => {
    const options = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-5, form: "pytorch" } as const;
    const slow = { learningRate: 0.01, momentum: 0.9, rmsDecay: 0.999, epsilon: 1e-20 };
    const make = (seed: number) => {
      const params = { w: draw(seed, [3, 2]), b: draw(seed + 1, [2]) };
      const gradients = { w: draw(seed + 2, [3, 2]), b: draw(seed + 3, [2]) };
      const step = tf.scalar(seed);
      return {
        params,
        gradients,
        adam: { ...adamState(params), step },
        laProp: { ...laPropState(params), step },
      };
    };
    expectReplays(
      engine,
      ({ params, gradients, adam, laProp }: ReturnType<typeof make>) => {
        const { gradients: short, norm } = clipByGlobalNorm(gradients, 1);
        const first = adamStep({ params, gradients: short, state: adam, ...options, weightDecay: 1e-3 });
        const second = laPropStep({ params, gradients: agc(gradients, params), state: laProp, ...slow });
        return { first, second, norm };
      },
      make,
    );
  });
}

for (const engine of ["tensorflow", "onnx"] as const)
  needs(engine, () => describe(`nn, captured in ${engine}`, () => testCapturedIn(engine)));
