import type { Ts } from "../tslab";

/** Under this key a process that was started from a snapshot finds what is in it. */
export const preparedKey = Symbol.for("lib.jupyter.prepared");

/** What a snapshot holds: the compiler, and declaration files of packages as it has parsed and bound them. */
export interface Prepared {
  typescript: typeof Ts;
  files: Map<string, Ts.SourceFile>;
}

/** The declaration file as it was parsed beforehand; undefined if it was not, or if this process has no snapshot. */
export function findPreparedFile(name: string): Ts.SourceFile | undefined {
  return (globalThis as { [preparedKey]?: Prepared })[preparedKey]?.files.get(name);
}
