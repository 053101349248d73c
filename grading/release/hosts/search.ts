import path from "node:path";
import { loadUnit } from "../../checks/loadUnit";
import { type Candidate, type FoundAnswer, type Question, questionsOf, searchAnswers } from "../answerSearch";

/** What is searched, and what for. */
export interface Search {
  /** The compiled package. */
  folder: string;
  /** Its modules that are searched: "lib/planning/lqr.ts". */
  files: string[];
  /** The units whose exercises must not be answered: "02". */
  units: string[];
  /** Of the functions that students write, which this process asks about: each `of`-th. */
  share: { index: number; of: number };
}

/** What the search tells: how many of its questions are asked, and in the end what it found. */
export type SearchMessage = { asked: number; of: number } | { found: FoundAnswer[] };

const tell = (message: SearchMessage, then?: () => void): void => {
  process.send?.(message, () => then?.());
};

/** The functions that a module exports; none of a module that cannot be loaded here. */
function candidatesOf(folder: string, file: string): Candidate[] {
  const [workspace, ...rest] = file.split("/");
  let exported: Record<string, unknown>;
  try {
    exported = require(path.join(folder, workspace, "dist", ...rest).replace(/\.ts$/, ".js"));
  } catch {
    return [];
  }
  const isClass = (value: unknown) => /^class\b/.test(String(value));
  return Object.entries(exported)
    .filter(([, value]) => typeof value === "function" && !isClass(value))
    .map(([name, run]) => ({ file, name, run: run as Candidate["run"] }));
}

/** The same without functions that a second module hands on. */
const once = (candidates: readonly Candidate[]): Candidate[] =>
  [...new Map([...candidates].reverse().map((candidate) => [candidate.run, candidate])).values()].reverse();

/** What a package answers of the units' exercises. */
async function main({ folder, files, units, share }: Search): Promise<FoundAnswer[]> {
  const questions: Question[] = [];
  for (const { exercises, reference = {} } of units.map((id) => loadUnit(id)))
    questions.push(...(await questionsOf(exercises, reference)));
  const candidates = once(files.flatMap((file) => candidatesOf(folder, file)));
  // A promise of a candidate that fails later says nothing; packages that were loaded may think otherwise.
  process.removeAllListeners("unhandledRejection").on("unhandledRejection", () => undefined);
  const own = questions.filter((_, i) => i % share.of === share.index);
  let asked = 0;
  return searchAnswers(candidates, own, () => tell({ asked: ++asked, of: own.length }));
}

process.once("message", (search: Search) => {
  const fail = (error: unknown) => {
    console.error(error);
    process.exit(1);
  };
  main(search).then((found) => tell({ found }, () => process.exit()), fail);
});
