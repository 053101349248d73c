import { type Outdated, outdatedBehind } from "lib/jupyter/outdated";

const failures: Record<Outdated["why"], string> = {
  types: "has a type error",
  syntax: "cannot be read",
  error: "stopped with an error before it",
};

/** What must be said before some functions are judged: which of them are older than the text of their cells. */
export function previousVersions(names: readonly string[], functions: Record<string, unknown>): string[] {
  const found = new Map<string, Outdated>();
  for (const name of names)
    for (const outdated of outdatedBehind(name, functions[name])) found.set(outdated.name, outdated);
  return [...found.values()].map(
    ({ name, cell, why }) =>
      `check: this judges the previous version of ${name}: cell ${cell}, which declares it anew, ${failures[why]}. Mend and run that cell first.`,
  );
}
