import { sum } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import { tensor, type TensorData } from "../../../checks/numbers";
import { normals } from "../sequences";
import type { PlainNormal } from "../plainRssm";

/** KL(p ‖ q) of each row: the difference of what q and p say, on average over p. */
export const plainKl = (p: PlainNormal, q: PlainNormal): number[] =>
  p.mean.map((means, n) =>
    sum(
      means.map((mean, i) => {
        const [varP, varQ] = [p.std[n][i] ** 2, q.std[n][i] ** 2];
        return (Math.log(varQ / varP) + (varP + (mean - q.mean[n][i]) ** 2) / varQ - 1) / 2;
      }),
    ),
  );

/** Normals with deviations on both sides of 1, [N][Z]. */
export const randomNormals = (rng: Rng, N: number, Z: number): PlainNormal => ({
  mean: normals(rng, N, Z),
  std: normals(rng, N, Z).map((row) => row.map((x) => Math.exp(x / 2))),
});

/** Rows cut into sequences of T steps, [B][T]. */
export const inSteps = <Row>(rows: Row[], T: number): Row[][] =>
  Array.from({ length: rows.length / T }, (_, b) => rows.slice(b * T, (b + 1) * T));

/** Normals as the student's function gets them: [B, T, Z] */
export const normalTensors = ({ mean, std }: PlainNormal, T: number): Record<"mean" | "std", TensorData> => ({
  mean: tensor(inSteps(mean, T)),
  std: tensor(inSteps(std, T)),
});
