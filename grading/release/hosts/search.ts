import { readdirSync } from "node:fs";
import path from "node:path";
import { loadUnit } from "../../grade/loadUnit";
import { type Candidate, type FoundAnswer, searchAnswers, type Sought } from "../answerSearch";

/** What is searched: `units` by id, with the names of the parameters of each function that students write. */
export interface Search {
  /** The compiled library. */
  folder: string;
  units: { id: string; parameters: Record<string, string[]> }[];
}

/** Parts of the library that hold no mathematics: what they export starts processes and writes files. */
const tools = /^(jupyter|setup|data)\//;

/** The functions that the modules of a folder export; none of a module that cannot be loaded here. */
function candidatesIn(folder: string): Candidate[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".js") && !tools.test(file))
    .sort();
  return files.flatMap((file) => {
    let exported: Record<string, unknown>;
    try {
      exported = require(path.join(folder, file)) as Record<string, unknown>;
    } catch {
      return [];
    }
    const functions = Object.entries(exported).filter(
      ([, value]) => typeof value === "function" && !/^class\b/.test(String(value)),
    );
    return functions.map(([name, run]) => ({
      file: `lib/${file.replace(/\.js$/, ".ts")}`,
      name,
      run: run as Candidate["run"],
    }));
  });
}

/** Searches, and sends what is found to the process that asked. */
async function main({ folder, units }: Search): Promise<void> {
  const candidates = candidatesIn(folder);
  const found: FoundAnswer[] = [];
  for (const { id, parameters } of units) {
    const { exercises, reference = {} } = loadUnit(id);
    const wanted = exercises.flatMap((exercise): Sought[] =>
      exercise.functions.map((name) => ({ exercise, name, parameters: parameters[name] ?? [] })),
    );
    found.push(...(await searchAnswers(candidates, wanted, reference)));
  }
  process.send?.({ found, candidates: candidates.length });
}

process.once("message", (search: Search) => {
  void main(search).finally(() => process.disconnect());
});
