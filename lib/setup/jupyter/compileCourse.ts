import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { runProgram } from "../shared/runProgram";
import { writeAtomically } from "../shared/writeAtomically";
import type { Say } from "../shared/reporter";
import { SetupError } from "../shared/setupError";

const LIMIT_MS = 1_800_000;
const WORKSPACES = ["lib", "grading"];

function* sourcesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!["dist", "node_modules", "share"].includes(entry.name)) yield* sourcesBelow(file);
    } else if (/\.ts$|^(tsconfig|package)\.json$/.test(entry.name)) {
      yield file;
    }
  }
}

const signature = (file: string): string => {
  if (!existsSync(file)) return `${file} missing`;
  const { mtimeMs, size } = statSync(file);
  return `${file} ${mtimeMs} ${size}`;
};

/** A hash of every source's name, size and time, and of what the compiler wrote last. */
function stateOf(root: string): string {
  const folders = WORKSPACES.map((name) => path.join(root, name)).filter((folder) => existsSync(folder));
  const files = [
    path.join(root, "tsconfig.json"),
    path.join(root, "package-lock.json"),
    ...folders.flatMap((folder) => [path.join(folder, "dist", ".tsbuildinfo"), ...sourcesBelow(folder)]),
  ];
  return createHash("sha256").update(files.map(signature).join("\n")).digest("hex");
}

const stampOf = (root: string): string => path.join(root, ".cache", "build.stamp");

/** Whether lib/dist and grading/dist were made from the sources as they are now. */
export function isBuilt(root: string): boolean {
  return existsSync(stampOf(root)) && readFileSync(stampOf(root), "utf8") === stateOf(root);
}

/**
 * Compiles lib and grading unless that is done. Type errors are shown and do not stop it: the compiler writes its
 * output all the same, and a student at work on lib still needs the notebook.
 * @throws {SetupError} when the compiler is missing or wrote nothing
 */
export async function compileCourse(root: string, say: Say): Promise<void> {
  if (isBuilt(root)) return;
  say("Building lib and grading …");
  const compiler = path.join(root, "node_modules", "typescript", "bin", "tsc");
  if (!existsSync(compiler)) throw new SetupError("The npm packages are missing. Run: npm ci");
  const limits = { cwd: root, limitMs: LIMIT_MS };
  const run = await runProgram(process.execPath, [compiler, "--build", ...WORKSPACES], limits);
  if (run.code !== 0) say((run.cause ?? run.output).trimEnd());
  if (!existsSync(path.join(root, "lib", "dist", ".tsbuildinfo"))) {
    throw new SetupError("lib could not be built; the compiler's messages are above.");
  }
  if (run.code !== 0) return say("The sources above have errors; going on with what could be built.");
  writeAtomically(stampOf(root), stateOf(root));
}
