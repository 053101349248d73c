import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { repositoryRoot } from "../notebook/repository";
import { installedTypeScript } from "../notebook/slicing/compiler";
import { bundle } from "../sandbox/bundle";
import { checkerLimits } from "../sandbox/limits";
import { withSnapshot } from "../sandbox/snapshot";
import { type Box, compiledGrading, type Content, sharedBox } from "../sandbox/stage";
import { nameOf, studentBox } from "./studentBox";

/** What the processes of a unit's grading see of the machine, a folder each. */
export interface Boxes {
  student: Box;
  prepare: Box;
  checker: Box;
}

/** The parts of the compiler that the slicer reads: the compiler and the declarations of the language. */
function compilerFiles(): Content[] {
  const from = installedTypeScript();
  const declarations = readdirSync(path.join(from, "lib")).filter((file) => /^lib\..*\.d\.ts$/.test(file));
  const files = ["package.json", "lib/typescript.js", ...declarations.map((file) => `lib/${file}`)];
  return files.map((file) => ({ from: path.join(from, file), to: `typescript/${file}` }));
}

/** Folder of a package, as it is found from `from`. */
function packageFolder(name: string, from: string): string | undefined {
  const folders = createRequire(path.join(from, "package.json")).resolve.paths(name) ?? [];
  return folders.map((folder) => path.join(folder, name)).find((folder) => existsSync(folder));
}

/** A package with all that it needs to run, each at its place in node_modules. */
function packageFiles(name: string, root: string): Content[] {
  const found = new Set<string>();
  const add = (wanted: string, from: string): void => {
    const folder = wanted.startsWith("@types/") ? undefined : packageFolder(wanted, from);
    if (!folder || found.has(folder)) return;
    found.add(folder);
    const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
      dependencies?: Record<string, string>;
    };
    for (const needed of Object.keys(manifest.dependencies ?? {})) add(needed, folder);
  };
  add(name, root);
  const isNested = (folder: string): boolean =>
    [...found].some((other) => folder.startsWith(other + path.sep));
  return [...found]
    .filter((folder) => !isNested(folder))
    .map((from) => ({ from, to: path.relative(root, from).split(path.sep).join("/") }));
}

/** Our checks of a unit with the library and the packages that they use. */
function checkerFiles(unit: string, exercises: string): Content[] {
  const root = repositoryRoot();
  const grading = compiledGrading();
  const lib = path.join(root, "lib");
  const own = (folders: string[]): Content[] =>
    folders.map((folder) => ({ from: path.join(grading, folder), to: folder }));
  const parts = readdirSync(path.join(lib, "dist")).filter((part) => part !== "jupyter" && part !== "setup");
  return [
    ...own(["checks", "report", "sandbox"]),
    { from: path.join(exercises, unit), to: `exercises/${unit}` },
    { from: path.join(lib, "package.json"), to: "node_modules/lib/package.json" },
    ...parts.map((part) => ({ from: path.join(lib, "dist", part), to: `node_modules/lib/dist/${part}` })),
    ...packageFiles("expect", root),
  ];
}

/**
 * The boxes of a unit's grading, made at the first call.
 * @param unit "01" @param strippedLib folder of the compiled library without answers @param exercises the folder of the units
 */
export function boxesFor(
  unit: string,
  strippedLib: string,
  exercises = path.join(compiledGrading(), "exercises"),
): Boxes {
  return {
    student: studentBox(strippedLib),
    prepare: sharedBox(nameOf("prepare", strippedLib), "prepare", () => [
      { from: strippedLib, to: "lib" },
      ...compilerFiles(),
    ]),
    checker: sharedBox(nameOf(`checker-${unit}`, exercises), "checker", () => checkerFiles(unit, exercises)),
  };
}

/** The checker's box with a snapshot in which the unit's checks are loaded. */
export function startsFast(
  checker: Box,
  unit: string,
  places: { cache: string; node: string },
): Promise<Box> {
  const exercises = path.join(compiledGrading(), "exercises");
  const files = readdirSync(path.join(exercises, unit), { recursive: true, encoding: "utf8" });
  const checks = files.filter((file) => file.endsWith(".js")).map((file) => path.join(exercises, unit, file));
  const script = bundle(path.join(compiledGrading(), "sandbox/hosts/checker.js"), checks);
  return withSnapshot(checker, checkerLimits, script, [unit, exercises], places);
}
