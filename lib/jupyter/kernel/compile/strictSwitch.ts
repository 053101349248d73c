/** What `"strict": true` means, but for "use strict" in the output, which tslab's own options exclude. */
const flags = [
  "noImplicitAny",
  "noImplicitThis",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "useUnknownInCatchVariables",
];

const line = /^[ \t]*\/\/[ \t]*@strict(?:[ \t]+(on|off))?[ \t]*$/gm;

let options: Record<string, unknown> = {};

/** Puts the options that the type checker works with within the switch's reach. */
export function connectStrictSwitch(compilerOptions: Record<string, unknown>): void {
  options = compilerOptions;
}

/**
 * Obeys the last line `// @strict` or `// @strict off` of a cell: strict type checks are on, or off, for this cell and all later ones.
 * The compiler reads its options anew for each cell, so that the switch costs nothing.
 * @returns whether the cell has such a line
 */
export function obeyStrictSwitch(source: string): boolean {
  const last = [...source.matchAll(line)].at(-1);
  if (!last) return false;
  for (const flag of flags) options[flag] = last[1] !== "off";
  return true;
}
