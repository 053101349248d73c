import type { Measured } from "lib/agents/training/agent";
import type { RemoteWorld } from "lib/envs/remoteEnvironment";
import type { Answers04 } from "lib/experiments/04-dreamer-v1/answers";
import type { ActorLossInputs } from "lib/objectives/actorLoss";
import type { EvidenceTerms } from "lib/objectives/evidenceTerms";
import type { LossGradients } from "lib/objectives/lossGradients";

/** What the student of notebook 04 writes, by name; `reference.ts` (never released) holds our own. Its experiments run on most of it. */
export interface Functions04 extends Answers04 {
  /** Given in a locked cell below 4.7: what the student's two losses would change */
  whoGetsGradient(
    inputs: ActorLossInputs,
    entropyScale: number,
  ): { actor: LossGradients; critic: LossGradients };
  /** Given in a locked cell of 4.11: a training of a second by the student's equations of 4.1 to 4.7, and what its last update measured */
  trainBriefly(worlds: readonly RemoteWorld[], seed: number): Measured;
  /** G7 of one hidden z of K values: log p(o), E_q[log p(o | z)], KL(q ‖ p), their difference, KL(q ‖ p(z | o)); 0 log 0 = 0 */
  evidenceTerms(prior: readonly number[], likelihood: readonly number[], q: readonly number[]): EvidenceTerms;
  /** G8 two uniform numbers a draw: below `share` the expert's store, else the own; then item ⌊u · length⌋ */
  drawMixed<T>(
    own: readonly T[],
    expert: readonly T[],
    count: number,
    share: number,
    uniform: () => number,
  ): T[];
}
