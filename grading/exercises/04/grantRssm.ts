import { argument, grant, Refusal } from "../../checks/granted/grant";
import { recordOf } from "../../checks/granted/kinds";
import { tensorEndingIn, tensorOf } from "../../checks/granted/tensorOf";
import { tensor, TensorData } from "../../checks/numbers";
import type { PlainLatent, PlainNormal, PlainRssm, Rows } from "./plainRssm";

/** The rows of a tensor's last axis, whatever axes stand before it. */
export function rowsOf({ shape, data }: TensorData): number[][] {
  const width = shape[shape.length - 1];
  return Array.from({ length: data.length / width }, (_, n) =>
    Array.from(data.subarray(n * width, (n + 1) * width)),
  );
}

/** Rows of `width` numbers as a tensor, with the axes before the last one of another. */
export const likeRows = (rows: Rows, width: number, { shape }: TensorData): TensorData =>
  new TensorData("float32", [...shape.slice(0, -1), width], Float32Array.from(rows.flat()));

/** @throws Refusal unless all parts of a question have as many rows */
export function requireRows(name: string, parts: Record<string, TensorData>): void {
  const [[first, { shape }], ...others] = Object.entries(parts);
  for (const [part, tensor] of others)
    if (tensor.shape[0] !== shape[0])
      throw new Refusal(
        `${name}: ${part} must have as many rows as ${first}, ${shape[0]}, got ${tensor.shape[0]}`,
        name,
      );
}

/** What a student's code hands over as the state of N trajectories. */
export const latentOf = ({ D, Z }: { D: number; Z: number }) =>
  recordOf<{ deter: TensorData; stoch: TensorData }>({
    deter: tensorOf([null, D]),
    stoch: tensorOf([null, Z]),
  });

/** States as a student's function gets them. */
export const latentTensors = ({ deter, stoch }: PlainLatent): Record<"deter" | "stoch", TensorData> => ({
  deter: tensor(deter),
  stoch: tensor(stoch),
});

/** The two moments as tensors. */
const normalLike = ({ mean, std }: PlainNormal, Z: number, like: TensorData) => ({
  mean: likeRows(mean, Z, like),
  std: likeRows(std, Z, like),
});

/** A model for a student's code: functions of tensors, which take nothing but what their types say.
 *  @param most How often each answers: for a model that remembers what it was asked. */
export function grantRssm(rssm: PlainRssm, most?: number) {
  const { D, Z, A, E } = rssm.sizes;
  const deter = argument("deter", tensorOf([null, D]));
  return {
    nextDeter: grant(
      "nextDeter",
      [argument("latent", latentOf(rssm.sizes)), argument("action", tensorOf([null, A]))],
      (latent, action) => {
        requireRows("nextDeter", { "latent.deter": latent.deter, "latent.stoch": latent.stoch, action });
        const before = { deter: rowsOf(latent.deter), stoch: rowsOf(latent.stoch) };
        return likeRows(rssm.nextDeter(before, rowsOf(action)), D, action);
      },
      most,
    ),
    prior: grant(
      "prior",
      [argument("deter", tensorEndingIn([D]))],
      (deter) => normalLike(rssm.prior(rowsOf(deter)), Z, deter),
      most,
    ),
    posterior: grant(
      "posterior",
      [deter, argument("embed", tensorOf([null, E]))],
      (deter, embed) => {
        requireRows("posterior", { deter, embed });
        return normalLike(rssm.posterior(rowsOf(deter), rowsOf(embed)), Z, deter);
      },
      most,
    ),
  };
}
