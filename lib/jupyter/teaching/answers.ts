import { ANSWERS } from "../../core/globalKeys";
import { savedOutputs } from "./savedOutputs";

/** What a reader chose or wrote. */
export type Answer = string | number;

/** An answer as an output carries it. */
export interface KeptAnswer {
  readonly id: string;
  readonly value: Answer;
  readonly late?: true;
}

/** One question's answer in this kernel. */
interface Kept {
  /** Undefined where the outcome was shown without one. */
  answer?: Answer;
  /** Its outcome was shown beside it: it stays as it is. */
  final: boolean;
  /** The outcome had been shown before it. */
  late: boolean;
  /** Tells the question that the outcome is shown without an answer. */
  tell?: () => void;
}

const kept = ((globalThis as { [ANSWERS]?: Map<string, Kept> })[ANSWERS] ??= new Map<string, Kept>());

/** What is kept of a question: of this kernel, else of the notebook as it was last saved. */
function keptOf(id: string): Kept | undefined {
  const saved = kept.get(id)?.answer === undefined ? savedAnswer(id) : undefined;
  if (saved) kept.set(id, { final: false, ...kept.get(id), ...saved });
  return kept.get(id);
}

/** The answer to a question. */
export const answerTo = (id: string): Answer | undefined => keptOf(id)?.answer;

function change(id: string, part: Partial<Kept>): void {
  kept.set(id, { final: false, late: false, ...keptOf(id), ...part });
}

/** Keeps an answer in place of an earlier one. */
export const keepAnswer = (id: string, answer: Answer): void => change(id, { answer, final: false });

/** Calls back when the outcome is shown though there is no answer. */
export const onOutcome = (id: string, tell: () => void): void => change(id, { tell });

/** The outcome is shown: from now on the answer stays as it is, and one that was not given is late. */
export function finish(id: string): void {
  if (answerTo(id) !== undefined) return change(id, { final: true });
  change(id, { late: true });
  kept.get(id)?.tell?.();
}

/** Whether an answer stays as it is. */
export const isFinal = (id: string): boolean => keptOf(id)?.final === true;

/** Whether the outcome was shown before there was an answer. */
export const isLate = (id: string): boolean => keptOf(id)?.late === true;

/** The answer that an output of the saved notebook carries. */
function savedAnswer(id: string): Required<Pick<Kept, "answer" | "late">> | undefined {
  const answers = savedOutputs().flatMap(
    ({ answers: carried }) => (carried as readonly (Partial<KeptAnswer> | null)[] | undefined) ?? [],
  );
  const { value, late } = answers.filter((answer) => answer?.id === id).at(-1) ?? {};
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return { answer: value, late: late === true };
}
