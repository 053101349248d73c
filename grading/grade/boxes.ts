import { readdirSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../notebook/repository";
import { installedTypeScript } from "../notebook/slicing/compiler";
import type { Exercise } from "../checks/exercise";
import { needsOf } from "../checks/needs";
import { bundle } from "../sandbox/bundle";
import { installedPackages, neededPackages } from "./installedPackages";
import { checkerLimits } from "../sandbox/limits";
import { withSnapshot } from "../sandbox/snapshot";
import { compiledGrading } from "../sandbox/compiled";
import { type Box, type Content, sharedBox } from "../sandbox/stage";
import { nameOf, studentBox } from "./studentBox";

/** What the processes of a unit's grading see of the machine, a folder each. */
export interface Boxes {
  student: Box;
  /** The student's where an exercise needs packages. */
  studentWithPackages: Box;
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

/** Our checks of a unit with the library and the packages that they use. */
function checkerFiles(unit: string, exercises: string): Content[] {
  const root = repositoryRoot();
  const grading = compiledGrading();
  const lib = path.join(root, "lib");
  const own = (folders: string[]): Content[] =>
    folders.map((folder) => ({ from: path.join(grading, folder), to: folder }));
  const top = readdirSync(path.join(lib, "dist")).filter((part) => part !== "jupyter" && part !== "setup");
  const parts = [...top, "setup/shared"]; // what tensors keep from one start to the next is found by it
  return [
    ...own(["checks", "report", "sandbox"]),
    { from: path.join(exercises, unit), to: `exercises/${unit}` },
    { from: path.join(lib, "package.json"), to: "node_modules/lib/package.json" },
    ...parts.map((part) => ({ from: path.join(lib, "dist", part), to: `node_modules/lib/dist/${part}` })),
    ...installedPackages("expect"),
  ];
}

/**
 * The boxes of a unit's grading, made at the first call.
 * @param unit its id, "01", and its exercises @param strippedLib folder of the compiled library without answers
 * @param exercises the folder of the units
 */
export function boxesFor(
  unit: { id: string; exercises?: readonly Pick<Exercise, "needs">[] },
  strippedLib: string,
  exercises = path.join(compiledGrading(), "exercises"),
): Boxes {
  const packages = neededPackages({ needs: needsOf(unit) });
  const compiler = (): Content[] => [{ from: strippedLib, to: "lib" }, ...compilerFiles()];
  const checks = (): Content[] => checkerFiles(unit.id, exercises);
  return {
    student: studentBox(strippedLib, []),
    studentWithPackages: studentBox(strippedLib, packages),
    prepare: sharedBox(nameOf("prepare", strippedLib), "prepare", compiler, packages),
    checker: sharedBox(nameOf(`checker-${unit.id}`, exercises), "checker", checks, packages),
  };
}

/** Where snapshots are kept. */
export const snapshotFolder = (): string => path.join(repositoryRoot(), ".cache", "grading");

/** The checker's box with a snapshot in which the unit's checks are loaded; a backend of tensors cannot be in one. */
export async function startsFast(checker: Box, unit: string, node: string): Promise<Box> {
  if (checker.packages) return checker;
  const exercises = path.join(compiledGrading(), "exercises");
  const files = readdirSync(path.join(exercises, unit), { recursive: true, encoding: "utf8" });
  const checks = files.filter((file) => file.endsWith(".js")).map((file) => path.join(exercises, unit, file));
  const script = bundle(path.join(compiledGrading(), "sandbox/hosts/checker.js"), checks);
  return withSnapshot(checker, checkerLimits, script, [unit, exercises], { cache: snapshotFolder(), node });
}
