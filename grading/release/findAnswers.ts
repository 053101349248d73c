import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";
import ts from "typescript";
import { loadUnit } from "../grade/loadUnit";
import { repositoryRoot } from "../notebook/repository";
import { compiledGrading } from "../sandbox/stage";
import type { FoundAnswer } from "./answerSearch";
import type { Leak } from "./findLeaks";
import type { Search } from "./hosts/search";
import type { PackageFiles } from "./packageFiles";
import { parameterNames } from "./parameterNames";

/** How long the search may take, in milliseconds. */
const patienceMs = 300_000;

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
};

/** The library of a package, compiled into a folder below the repository, whose packages it finds. */
async function compileLibrary(files: PackageFiles, folder: string): Promise<void> {
  for (const [file, content] of files) {
    if (!/^lib\/.*\.ts$/.test(file) || file.endsWith(".d.ts")) continue;
    const target = path.join(folder, file.slice("lib/".length).replace(/\.ts$/, ".js"));
    await mkdir(path.dirname(target), { recursive: true });
    const source = typeof content === "string" ? content : Buffer.from(content).toString("utf8");
    await writeFile(target, ts.transpileModule(source, { compilerOptions }).outputText);
  }
}

/** The units whose functions a release of this one must not answer for: itself and those to come. */
function unitsFrom(unitId: string): Search["units"] {
  const folders = readdirSync(path.join(repositoryRoot(), "grading", "exercises"));
  const ids = folders.filter((name) => /^\d\d$/.test(name) && name >= unitId).sort();
  return ids.map((id) => {
    const { notebook, exercises } = loadUnit(id);
    const master = readNotebook(path.join(repositoryRoot(), "notebooks", notebook));
    const names = exercises.flatMap(({ functions }) => functions);
    return { id, parameters: Object.fromEntries(names.map((name) => [name, parameterNames(master, name)])) };
  });
}

/** Tries the functions of a library for what students write, in a process of its own: most are called with what they are not made
 *  for. */
function search(what: Search): Promise<FoundAnswer[]> {
  return new Promise((resolve, reject) => {
    const host = path.join(compiledGrading(), "release", "hosts", "search.js");
    const child = fork(host, {
      execArgv: ["--max-old-space-size=2048"],
      stdio: "ignore",
      timeout: patienceMs,
    });
    let found: FoundAnswer[] | undefined;
    child.once("message", (message: { found: FoundAnswer[] }) => (found = message.found));
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (found) resolve(found);
      else reject(new Error(`the library could not be searched for answers (exit ${code ?? signal})`));
    });
    child.send(what);
  });
}

/**
 * The functions of a package's library that answer an exercise of its unit or of a later one, under whatever name and in whatever file:
 * each is called as the student's function would be, and has to pass all checks.
 * @throws Error if the search does not end
 */
export async function findAnswers(files: PackageFiles, unitId: string): Promise<Leak[]> {
  const folder = path.join(repositoryRoot(), ".cache", `release-lib-${randomUUID()}`);
  try {
    await compileLibrary(files, folder);
    const found = await search({ folder, units: unitsFrom(unitId) });
    return found.map(({ file, how, exercise, answers }) => ({
      file,
      place: how,
      what: `answers exercise ${exercise}: it is a ${answers}`,
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
