import type { CellNames } from "../compile/cellNames";

/** What a cell that failed on its way leaves behind. */
export interface KeptNames {
  /** Declared values that can be used. */
  kept: string[];
  /** Declared values that cannot: each with the missing name that it uses, or null where the cell did not come to it. */
  lost: Map<string, string | null>;
}

/**
 * Tells which declarations of a failed cell can be used: those that ran and that mention none that did not.
 * @param bound the names that the cell has bound
 */
export function judgeNames(names: CellNames, bound: readonly string[]): KeptNames {
  const ran = new Set(bound);
  const lost = new Map<string, string | null>();
  for (const name of [...names.declared, ...names.imported.keys()]) if (!ran.has(name)) lost.set(name, null);
  for (let before = -1; before !== lost.size;) {
    before = lost.size;
    for (const name of names.declared) {
      const missing = lost.has(name)
        ? undefined
        : [...lost.keys()].find((other) => names.mentions.get(name)?.has(other));
      if (missing !== undefined) lost.set(name, missing);
    }
  }
  return { kept: [...names.declared].filter((name) => !lost.has(name)), lost };
}

/** The same in words; empty where the cell declares nothing. */
export function describeKept({ kept, lost }: KeptNames): string[] {
  const missing = [...lost].map(([name, cause]) => (cause === null ? name : `${name} (uses ${cause})`));
  return [
    ...(kept.length > 0 ? [`Declared before it stopped, and usable: ${kept.join(", ")}.`] : []),
    ...(missing.length > 0 ? [`Not declared: ${missing.join(", ")}.`] : []),
  ];
}
