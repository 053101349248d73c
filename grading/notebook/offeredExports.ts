/**
 * A notebook's barrel, "lib/notebook01", with only the lines whose modules students' functions may import at grading: what draws
 * an experiment is not there.
 * @param source The barrel, or its declarations: one export statement for each module, with its path from lib.
 * @param modules Names of the modules that are there, "tabular/mdp".
 */
export function offeredExports(source: string, modules: ReadonlySet<string>): string {
  return source.replace(/^export (?:type )?\{[^}]*\} from "\.\/([^"]+)";\n?/gm, (line, module: string) =>
    modules.has(module) ? line : "",
  );
}

/** The modules of which a barrel exports types alone, in lines such as `export { type Mdp } from …`: nothing of them runs. */
export function typeModules(source: string): string[] {
  const lines = source.matchAll(
    /^export (?:type \{[^}]*\}|\{(?:\s*type \w+\s*,?)+\s*\}) from "\.\/([^"]+)";/gm,
  );
  return [...lines].map(([, module]) => module);
}
