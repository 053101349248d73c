import { createHash, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { importedModules } from "./importedModules";
import { offeredExports, typeModules } from "./offeredExports";
import { repositoryRoot } from "./repository";
import { stripLibSource } from "./stripLib";

/** Those that a unit's functions may import besides, by what its exercises need. */
const offeredTo = {
  tensors: [
    "tensor",
    ...["places", "writeAtomically"].map((name) => `setup/shared/${name}`), // by which tensor keeps what was compiled
    ...["normal", "stopGradient", "discrete/softmax", "discrete/sampleGradients"].map((name) => `nn/${name}`),
    ...["lossGradients", "balanceGradients"].map((name) => `objectives/${name}`),
    "models/futures/choiceCode",
  ],
};

/** What a unit's locked cells run with the student's functions, with all that it imports. */
interface TrainingModules {
  entry: string;
  /** Those that hold an answer by another name: they are there for the training, and no notebook can import them. */
  unnamed: readonly string[];
}

const trainings: Readonly<Record<string, TrainingModules>> = {
  "04": { entry: "experiments/04-dreamer-v1/briefTraining", unnamed: [] },
  "05": {
    entry: "experiments/05-dreamer-v2/briefTraining",
    unnamed: ["nn/oneHot", "models/world/latents", "agents/dreamer/actionKinds"],
  },
};

/** The parts of lib that a notebook's functions may import, folders and modules. What is not here is not there at grading: nobody
 *  answers the question for LQR by calling lib's planner. */
const offered = [
  "core",
  "tabular",
  "envs",
  "jupyter/display",
  ...["modelClass", "loopTask", "rossBagnell", "regret"].map((module) => `modelLearning/${module}`),
];

/** A unit's id, "01", and what its exercises need. */
interface LibraryUser {
  id: string;
  needs?: (keyof typeof offeredTo)[];
}

interface Module {
  /** "tabular/mdp" */
  name: string;
  /** Stripped source; none where its types alone are offered. */
  source?: string;
  /** Declarations, as the build made them; none where a notebook cannot import it. */
  declarations?: string;
}

/** The names of the modules of a folder of lib, or the one module that the part is; none where there is neither. */
async function namesOf(lib: string, part: string): Promise<string[]> {
  if (existsSync(path.join(lib, `${part}.ts`))) return [part];
  if (!existsSync(path.join(lib, part))) return [];
  const entries = await readdir(path.join(lib, part), { recursive: true });
  const files = entries.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")).sort();
  return files.map((file) => path.posix.join(part, file.split(path.sep).join("/").slice(0, -3)));
}

async function modulesOf(root: string, part: string, unit: string): Promise<Module[]> {
  const lib = path.join(root, "lib");
  return Promise.all(
    (await namesOf(lib, part)).map(async (name) => {
      const built = path.join(lib, "dist", `${name}.d.ts`);
      if (!existsSync(built)) throw new Error(`lib/dist holds no ${name}.d.ts: run "npm run build" first`);
      const source = await readFile(path.join(lib, `${name}.ts`), "utf8");
      const declarations = await readFile(built, "utf8");
      return { name, source: stripLibSource(source, unit, `lib/${name}.ts`), declarations };
    }),
  );
}

/** Modules of which types alone are offered. */
async function typesOf(root: string, names: readonly string[], unit: string): Promise<Module[]> {
  const modules = (await Promise.all(names.map((name) => modulesOf(root, name, unit)))).flat();
  return modules.map(({ name, declarations }) => ({ name, declarations }));
}

/** What is offered to a unit, each module once. */
async function libraryOf(root: string, parts: string[], id: string): Promise<Module[]> {
  const training = Object.hasOwn(trainings, id) ? trainings[id] : undefined;
  const { values, types } = training
    ? importedModules(path.join(root, "lib"), training.entry)
    : { values: [], types: [] };
  const found = (await Promise.all([...parts, ...values].map((part) => modulesOf(root, part, id)))).flat();
  const byName = new Map(
    [...(await typesOf(root, types, id)), ...found].map((module) => [module.name, module]),
  );
  for (const name of training?.unnamed ?? []) {
    const module = byName.get(name);
    if (!module)
      throw new Error(`the training of unit ${id} imports no ${name}, which no notebook may import`);
    delete module.declarations;
  }
  return [...byName.values()];
}

/** The barrels of a unit's notebooks, "lib/notebook01" and "lib/notebook01x", over the modules that are offered, with the declarations
 *  of those of which they export types alone; nothing where it has none. */
async function barrelsOf(root: string, unit: string, modules: Module[]): Promise<Module[]> {
  const names = new Set(modules.filter(({ source }) => source !== undefined).map(({ name }) => name));
  const known = new Set(modules.map(({ name }) => name));
  const files = [`notebook${unit}`, `notebook${unit}x`];
  const barrels = (await Promise.all(files.map((file) => modulesOf(root, file, unit)))).flat();
  const typed = new Set(barrels.flatMap(({ source = "" }) => typeModules(source)));
  for (const name of names) typed.delete(name);
  const unknown = [...typed].filter((name) => !known.has(name));
  return [
    ...(await typesOf(root, unknown, unit)),
    ...barrels.map(({ name, source = "", declarations }) => ({
      name,
      source: offeredExports(source, names),
      declarations: offeredExports(declarations!, new Set([...names, ...typed])),
    })),
  ];
}

const compilerVersion = (): string => {
  const manifest = readFileSync(require.resolve("typescript/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
};

/** The compiler, loaded only when there is something to compile: a check after a save cannot wait for it. */
async function compiler(): Promise<(source: string) => string> {
  const { default: ts } = await import("typescript");
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    esModuleInterop: true,
    removeComments: true,
  };
  return (source) => ts.transpileModule(source, { compilerOptions }).outputText;
}

/**
 * Folder of the compiled library as students of a unit have it, "lib/tabular/mdp" as tabular/mdp.js with its .d.ts and no
 * answers. It is what the sandbox binds and what student code can import. Kept in .cache by the hash of its content.
 * @throws Error if lib has not been built
 */
export async function buildStrippedLib({ id, needs = [] }: LibraryUser): Promise<string> {
  const root = repositoryRoot();
  const parts = [...offered, ...needs.flatMap((need) => offeredTo[need])];
  const library = await libraryOf(root, parts, id);
  const modules = [...library, ...(await barrelsOf(root, id, library))];
  const hash = createHash("sha256").update(compilerVersion());
  for (const { name, source, declarations } of modules)
    hash.update(JSON.stringify([name, source, declarations]));
  const cache = path.join(root, ".cache", "stripped-lib");
  const folder = path.join(cache, `${id}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const compile = await compiler();
  const partial = path.join(cache, `.partial-${randomUUID()}`);
  for (const { name, source, declarations } of modules) {
    const file = path.join(partial, name);
    await mkdir(path.dirname(file), { recursive: true });
    if (source !== undefined) await writeFile(`${file}.js`, compile(source));
    if (declarations !== undefined) await writeFile(`${file}.d.ts`, declarations);
  }
  try {
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
