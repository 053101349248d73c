import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** What a module of lib imports from lib, "nn/optimisers/adam": for its values, or for types alone. */
function importsOf(lib: string, name: string): { values: string[]; types: string[] } {
  const source = readFileSync(path.join(lib, `${name}.ts`), "utf8");
  const [values, types]: [string[], string[]] = [[], []];
  for (const [, isType, specifier] of source.matchAll(/^(?:import|export) (type )?[^;]*?from "(\.[^"]+)";/gm))
    (isType ? types : values).push(path.posix.join(path.posix.dirname(name), specifier));
  return { values, types };
}

/**
 * A module of lib with all that it imports, and all that those import.
 * @param lib the folder of the sources @param name "agents/dreamerV1/agent"
 * @returns those that run, and those of which types alone are needed
 * @throws Error if there is no such module
 */
export function importedModules(lib: string, name: string): { values: string[]; types: string[] } {
  const [values, types] = [new Set<string>(), new Set<string>()];
  const follow = (module: string, runs: boolean): void => {
    if (!existsSync(path.join(lib, `${module}.ts`))) throw new Error(`lib holds no ${module}.ts`);
    if (values.has(module) || (!runs && types.has(module))) return;
    (runs ? values : types).add(module);
    const imported = importsOf(lib, module);
    for (const one of imported.values) follow(one, runs);
    for (const one of imported.types) follow(one, false);
  };
  follow(name, true);
  return { values: [...values], types: [...types].filter((one) => !values.has(one)) };
}
