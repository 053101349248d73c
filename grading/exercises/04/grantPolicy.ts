import type { TensorData } from "../../checks/numbers";
import { argument, grant } from "../../checks/granted/grant";
import { integer } from "../../checks/granted/kinds";
import { latentOf, likeRows, requireRows, rowsOf } from "./grantRssm";
import type { PlainLatent, RssmSizes } from "./plainRssm";

/** What N trajectories do in their states at step h, [N][A]. */
export type PlainPolicy = (latent: PlainLatent, h: number) => number[][];

/** A policy for a student's code, which takes states and a step below the horizon, and nothing else.
 *  @param most How often it answers: for one that remembers what it was asked. */
export const grantPolicy = (
  policy: PlainPolicy,
  sizes: Pick<RssmSizes, "D" | "Z" | "A">,
  horizon: number,
  most?: number,
): ((latent: { deter: TensorData; stoch: TensorData }, h: number) => TensorData) =>
  grant(
    "policy",
    [argument("latent", latentOf(sizes)), argument("h", integer(0, horizon - 1))],
    (latent, h) => {
      requireRows("policy", { "latent.deter": latent.deter, "latent.stoch": latent.stoch });
      const plain = { deter: rowsOf(latent.deter), stoch: rowsOf(latent.stoch) };
      return likeRows(policy(plain, h), sizes.A, latent.deter);
    },
    most,
  );
