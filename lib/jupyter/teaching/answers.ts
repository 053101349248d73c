import { ANSWERS } from "../../core/globalKeys";
import { savedOutputs } from "./savedOutputs";

/** What a reader chose or wrote. */
export type Answer = string | number;

/** One question's answer in this kernel. */
interface Kept {
  answer: Answer;
  /** Its outcome was shown beside it: it stays as it is. */
  final: boolean;
}

const kept = ((globalThis as { [ANSWERS]?: Map<string, Kept> })[ANSWERS] ??= new Map<string, Kept>());

/** The answer to a question: of this kernel, else of the notebook as it was last saved. */
export function answerTo(id: string): Answer | undefined {
  if (!kept.has(id)) {
    const answer = savedAnswer(id);
    if (answer !== undefined) kept.set(id, { answer, final: false });
  }
  return kept.get(id)?.answer;
}

/** Keeps an answer in place of an earlier one. */
export function keepAnswer(id: string, answer: Answer): void {
  kept.set(id, { answer, final: false });
}

/** From now on the answer to a question stays as it is. */
export function finish(id: string): void {
  const known = kept.get(id);
  if (known) known.final = true;
}

/** Whether an answer stays as it is. */
export const isFinal = (id: string): boolean => kept.get(id)?.final === true;

/** The answer that an output of the saved notebook carries. */
function savedAnswer(id: string): Answer | undefined {
  const answers = savedOutputs().map(({ answer }) => answer as { id?: unknown; value?: unknown } | undefined);
  const value = answers.filter((answer) => answer?.id === id).at(-1)?.value;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}
