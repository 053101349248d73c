type Json = Record<string, unknown>;
type Versions = Record<string, string>;

/** One package of a lock file. */
interface Locked {
  dependencies?: Versions;
  optionalDependencies?: Versions;
  peerDependencies?: Versions;
  link?: boolean;
  resolved?: string;
  dev?: boolean;
  devOptional?: boolean;
  [key: string]: unknown;
}

/** package-lock.json, as far as a release touches it. */
export interface LockFile extends Json {
  packages: Record<string, Locked>;
}

/** The commands that students have. */
const commands = ["build", "start", "doctor", "setup:tensors", "notebook", "check"];

/** The type declarations that compiling the library needs; with us they are tools of development. */
function typesFor(dependencies: Versions, devDependencies: Versions): Versions {
  const wanted = Object.entries(devDependencies).filter(([name]) => {
    const of = /^@types\/(.+)$/.exec(name)?.[1];
    return of === "node" || (of !== undefined && of in dependencies);
  });
  return Object.fromEntries(wanted);
}

const sorted = (record: Versions): Versions =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Our package.json as a student's: what it runs, builds and checks with, and nothing that tests or releases.
 *  @param unneeded optional packages that the unit can do without */
export function studentManifest(manifest: Json, unneeded: readonly string[] = []): Json {
  const { devDependencies, scripts, allowScripts, prettier: _prettier, ...kept } = manifest;
  const dependencies = kept.dependencies as Versions;
  const own = scripts as Versions;
  const optional = Object.entries((kept.optionalDependencies ?? {}) as Versions);
  return {
    ...kept,
    optionalDependencies: Object.fromEntries(optional.filter(([name]) => !unneeded.includes(name))),
    scripts: Object.fromEntries(commands.flatMap((name) => (own[name] ? [[name, own[name]]] : []))),
    dependencies: sorted({ ...dependencies, ...typesFor(dependencies, devDependencies as Versions) }),
    ...(allowScripts ? { allowScripts } : {}),
  };
}

/** Where a package that is required from a place of the tree stands, as Node finds it. */
function locate(packages: Record<string, Locked>, from: string, name: string): string | undefined {
  for (let at = from; ;) {
    const candidate = at === "" ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (at === "") return undefined;
    const cut = at.lastIndexOf("/node_modules/");
    at = cut < 0 ? "" : at.slice(0, cut);
  }
}

/** The packages that a manifest needs of a lock file. */
function reachable(packages: Record<string, Locked>, roots: string[]): Set<string> {
  const found = new Set<string>();
  const pending = roots.map((key) => key);
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    const entry = packages[key];
    if (!entry || found.has(key)) continue;
    found.add(key);
    if (entry.link && entry.resolved) pending.push(entry.resolved);
    const needs = { ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies };
    for (const name of Object.keys(needs)) {
      const place = locate(packages, key, name); // undefined: an optional one of another system
      if (place !== undefined) pending.push(place);
    }
  }
  return found;
}

/** Our package-lock.json cut to what a student's manifest needs, so that `npm ci` accepts the two together. */
export function studentLock(lock: LockFile, manifest: Json): LockFile {
  const { packages } = lock;
  const { devDependencies: _dev, ...root } = packages[""] as Locked;
  const dependencies = manifest.dependencies as Versions;
  const optional = (manifest.optionalDependencies ?? {}) as Versions;
  const workspaces = manifest.workspaces as string[];
  const roots = [
    ...Object.keys({ ...dependencies, ...optional }).map((name) => `node_modules/${name}`),
    ...workspaces.flatMap((name) => [name, `node_modules/${name}`]),
  ];
  const kept = reachable(packages, roots);
  const entries = Object.entries(packages).filter(([key]) => kept.has(key));
  const cleaned = entries.map(([key, { dev: _d, devOptional, ...entry }]) => [
    key,
    devOptional && kept.has(key) ? { ...entry, optional: true } : entry,
  ]);
  return {
    ...lock,
    packages: {
      "": { ...root, dependencies, optionalDependencies: optional },
      ...Object.fromEntries(cleaned),
    } as LockFile["packages"],
  };
}
