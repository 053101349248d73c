import { readFileSync, realpathSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";

const requireCall = /\brequire\(\s*(["'])([^"'\n]+)\1\s*\)/g;

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith("node:") || builtinModules.includes(specifier);

/** The file that a specifier means in a module, or undefined where it cannot be found, which may never be asked for. */
function resolve(specifier: string, from: string): string | undefined {
  try {
    return realpathSync(createRequire(from).resolve(specifier));
  } catch {
    return undefined;
  }
}

/** The modules that an entry reaches by `require("…")`, with what each calls the others. */
function collect(entries: readonly string[]): Map<string, Record<string, string>> {
  const modules = new Map<string, Record<string, string>>();
  const pending = [...entries];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (modules.has(file)) continue;
    const names: Record<string, string> = {};
    modules.set(file, names);
    if (file.endsWith(".json")) continue;
    for (const [, , specifier] of readFileSync(file, "utf8").matchAll(requireCall)) {
      const found = isBuiltin(specifier) ? undefined : resolve(specifier, file);
      if (!found) continue;
      names[specifier] = found;
      pending.push(found);
    }
  }
  return modules;
}

const wrapped = (file: string): string => {
  const source = readFileSync(file, "utf8").replace(/^#!.*/, "");
  const body = file.endsWith(".json") ? `module.exports = ${source};` : source;
  return `function (exports, require, module, __filename, __dirname) {\n${body}\n}`;
};

/**
 * One script that does what an entry of CommonJS modules does, with all that it requires in it: Node starts it faster, and can make
 * a snapshot of it.
 * @param entry absolute path @param more modules that the entry requires by computed paths
 */
export function bundle(entry: string, more: readonly string[] = []): string {
  const [first, ...others] = [entry, ...more].map((file) => realpathSync(file));
  const modules = collect([first, ...others]);
  const table = [...modules].map(
    ([file, names]) => `${JSON.stringify(file)}: [${wrapped(file)}, ${JSON.stringify(names)}]`,
  );
  return `(() => {
const outer = require;
const table = {\n${table.join(",\n")}\n};
const loaded = new Map();
function load(file) {
  const known = loaded.get(file);
  if (known) return known.exports;
  const [evaluate, names] = table[file];
  const module = { exports: {}, filename: file, id: file, loaded: false };
  loaded.set(file, module);
  const require = (name) => {
    if (Object.hasOwn(names, name)) return load(names[name]);
    for (const path of [name, name + ".js"]) if (Object.hasOwn(table, path)) return load(path);
    return outer(name);
  };
  evaluate.call(module.exports, module.exports, require, module, file, file.slice(0, file.lastIndexOf("/")));
  module.loaded = true;
  return module.exports;
}
load(${JSON.stringify(first)});
})();
`;
}
