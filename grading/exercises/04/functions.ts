import type { Answers04 } from "lib/experiments/04-dreamer-v1/answers";
import type { ActorLossInputs } from "lib/objectives/actorLoss";
import type { LossGradients } from "lib/objectives/lossGradients";

/** What the student of notebook 04 writes, by name; `reference.ts` (never released) holds our own. Its experiments run on most of it. */
export interface Functions04 extends Answers04 {
  /** Given in a locked cell below 4.7: what the student's two losses would change */
  whoGetsGradient(
    inputs: ActorLossInputs,
    entropyScale: number,
  ): { actor: LossGradients; critic: LossGradients };
}
