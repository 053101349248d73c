import type { DreamerV2Equations } from "../../agents/dreamerV2/dreamerV2";
import { answerTensor } from "../04-dreamer-v1/answerTensor";
import type { Answers05 } from "./answers";

/** The student's equations that models learn by. */
export type ModelAnswers = Pick<Answers05, "klBalance" | "sampleOneHotSt">;

/** They, each watched: a wrong shape is told where it arises. */
export const watched = ({ klBalance, sampleOneHotSt }: ModelAnswers): ModelAnswers => ({
  klBalance: (posterior, prior, balance) =>
    answerTensor(
      "your klBalance (exercise 5.3)",
      klBalance(posterior, prior, balance),
      posterior.shape.slice(0, -2),
    ),
  sampleOneHotSt: (logProbs, noise) =>
    answerTensor("your sampleOneHotSt (exercise 5.4)", sampleOneHotSt(logProbs, noise), logProbs.shape),
});

/** They in the place of the agent's own. */
export function equationsOf(own: ModelAnswers): Partial<DreamerV2Equations> {
  const { klBalance, sampleOneHotSt } = watched(own);
  return { klBalance, sample: sampleOneHotSt } as Partial<DreamerV2Equations>;
}
