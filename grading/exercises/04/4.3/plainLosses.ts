import { mean, sum } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import { type Numbers, tensor, type TensorData } from "../../../checks/numbers";
import { normals } from "../sequences";

/** What came, or what was predicted. */
export interface PlainSights {
  /** The pixels of each step's image, [B][T][h][w][C]. */
  image: number[][][][][];
  /** [B][T] */
  reward: number[][];
}

/** Sequences, steps, rows, columns, channels. */
export type ImageSizes = readonly [B: number, T: number, h: number, w: number, C: number];

export const randomSights = (rng: Rng, [B, T, h, w, C]: ImageSizes): PlainSights => ({
  image: Array.from({ length: B }, () =>
    Array.from({ length: T }, () => Array.from({ length: h }, () => normals(rng, w, C))),
  ),
  reward: normals(rng, B, T),
});

/** As the student's function gets them. */
export const sightTensors = ({ image, reward }: PlainSights): Record<keyof PlainSights, TensorData> => ({
  image: tensor(image),
  reward: tensor(reward),
});

const flat = (numbers: Numbers): number[] => ([numbers] as unknown[]).flat(Infinity) as number[];

const half = (came: Numbers, predicted: Numbers): number => {
  const expected = flat(predicted);
  return sum(flat(came).map((x, i) => (x - expected[i]) ** 2)) / 2;
};

/** ½ of the squared errors, summed over an image, on average over the steps. */
export function plainLosses(
  predicted: PlainSights,
  came: PlainSights,
): { imageLoss: number; rewardLoss: number } {
  const overSteps = (name: keyof PlainSights) =>
    mean(
      came[name].flatMap((steps, b) =>
        steps.map((one: Numbers, t: number) => half(one, predicted[name][b][t])),
      ),
    );
  return { imageLoss: overSteps("image"), rewardLoss: overSteps("reward") };
}
