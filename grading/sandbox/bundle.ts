import { readFileSync, realpathSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import path from "node:path";
import { courseRoot } from "./compiled";

const requireCall = /\brequire\(\s*(["'])([^"'\n]+)\1\s*\)/g;

const isBuiltin = (specifier: string): boolean =>
  specifier.startsWith("node:") || builtinModules.includes(specifier);

/** The file that a specifier means in a module, or undefined where it cannot be found, which may never be asked for. The library is
 *  always the compiled one, also where a test runs its source. */
function resolve(specifier: string, from: string): string | undefined {
  if (specifier.startsWith("lib/")) return path.join(courseRoot(), "lib/dist", `${specifier.slice(4)}.js`);
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
 * @param place the script's own place as seen from `root`, where it is to stand in another folder that holds what `root` holds: no
 *   path of this machine is then in it
 */
export function bundle(
  entry: string,
  more: readonly string[] = [],
  { root = "/", place }: { root?: string; place?: string } = {},
): string {
  const [first, ...others] = [entry, ...more].map((file) => realpathSync(file));
  const base = realpathSync(root);
  const named = (file: string): string => path.relative(base, file);
  const modules = collect([first, ...others]);
  const table = [...modules].map(([file, names]) => {
    const inside = Object.fromEntries(Object.entries(names).map(([name, target]) => [name, named(target)]));
    return `${JSON.stringify(named(file))}: [${wrapped(file)}, ${JSON.stringify(inside)}]`;
  });
  const up = place === undefined ? "" : path.relative(path.dirname(place), "") || ".";
  const home =
    place === undefined ? JSON.stringify(base) : `outer("path").join(__dirname, ${JSON.stringify(up)})`;
  return `(() => {
const outer = require;
const home = ${home}.replace(/\\/*$/, "/");
const table = {\n${table.join(",\n")}\n};
const loaded = new Map();
function load(file) {
  const known = loaded.get(file);
  if (known) return known.exports;
  const [evaluate, names] = table[file];
  const path = home + file;
  const module = { exports: {}, filename: path, id: path, loaded: false };
  loaded.set(file, module);
  const require = (name) => {
    if (Object.hasOwn(names, name)) return load(names[name]);
    for (const known of [name, name + ".js"]) {
      const inside = known.startsWith(home) && known.slice(home.length);
      if (inside && Object.hasOwn(table, inside)) return load(inside);
    }
    return outer(name);
  };
  evaluate.call(module.exports, module.exports, require, module, path, path.slice(0, path.lastIndexOf("/")));
  module.loaded = true;
  return module.exports;
}
load(${JSON.stringify(named(first))});
})();
`;
}
