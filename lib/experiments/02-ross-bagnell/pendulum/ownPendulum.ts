import { clipTorque, pendulumCost } from "../../../envs/control/pendulum";
import { countData } from "../../../modelLearning/modelClass";
import { ridgeStrength } from "../../../modelLearning/vectorDynamics";
import type { OwnAnswers } from "../ownAnswers";
import { pendulumTask, type PendulumLoopTask } from "./pendulum";
import { linearModels } from "./pendulumModels";
import { pendulumVariants, type PendulumKind } from "./pendulumRuns";

/** x' = A x + B u, as students write it. */
export interface OwnModel {
  A: number[][];
  B: number[][];
}

/** The task of a variant of the pendulum whose models are fitted and whose plans are made by a student's own functions. */
export function ownPendulumTask(
  kind: PendulumKind,
  seed: number,
  { fitLinearRidge, lqr }: OwnAnswers,
): PendulumLoopTask<OwnModel> {
  const models = linearModels();
  const task = pendulumTask(models, { ...pendulumVariants[kind].setting, seed });
  const copy = (rows: readonly (readonly number[])[]) => rows.map((row) => [...row]);
  const believed = () => ({ A: copy(models.prior.A), B: copy(models.prior.B) });
  return {
    ...task,
    fit(batches) {
      const kept = batches.filter(({ weight, data }) => weight > 0 && data.length > 0);
      return fitLinearRidge(kept, ridgeStrength(Math.max(1, countData(kept))), believed());
    },
    plan({ A, B }) {
      const [[k0, k1]] = lqr(A, B, pendulumCost.Q, pendulumCost.R);
      return (x) => [clipTorque(k0 * x[0] + k1 * x[1])];
    },
  };
}
