import { readFileSync } from "node:fs";
import { ANSWERS } from "../../core/globalKeys";

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

/** Keeps an answer in place of an earlier one. @returns whether that may be */
export function keepAnswer(id: string, answer: Answer): boolean {
  if (kept.get(id)?.final) return false;
  kept.set(id, { answer, final: false });
  return true;
}

/** From now on the answer to a question stays as it is. */
export function finish(id: string): void {
  const known = kept.get(id);
  if (known) known.final = true;
}

/** Whether an answer stays as it is. */
export const isFinal = (id: string): boolean => kept.get(id)?.final === true;

/** Metadata by which an output carries an answer, through saving, closing and handing in. */
export const answerMetadata = (id: string): Record<string, unknown> => {
  const answer = answerTo(id);
  return answer === undefined ? {} : { answer: { id, value: answer } };
};

/** The answer that an output of the saved notebook carries. Jupyter's server names the notebook in the kernel's environment. */
function savedAnswer(id: string): Answer | undefined {
  const file = process.env.JPY_SESSION_NAME;
  if (!file?.endsWith(".ipynb")) return undefined;
  try {
    const { cells } = JSON.parse(readFileSync(file, "utf8")) as SavedNotebook;
    const outputs = cells?.flatMap((cell) => cell.outputs ?? []) ?? [];
    const answers = outputs.map(({ metadata }) => metadata?.course?.answer);
    const value = answers.filter((answer) => answer?.id === id).at(-1)?.value;
    return typeof value === "string" || typeof value === "number" ? value : undefined;
  } catch {
    return undefined; // never saved, renamed, or no notebook
  }
}

/** What is read of a notebook; anything else may stand there. */
interface SavedNotebook {
  cells?: { outputs?: { metadata?: { course?: { answer?: { id?: unknown; value?: unknown } } } }[] }[];
}
