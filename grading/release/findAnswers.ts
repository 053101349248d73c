import { fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { type Options, transformSync } from "@swc/core";
import { mean } from "lib/core/metrics";
import { repositoryRoot } from "../notebook/repository";
import { compiledGrading } from "../sandbox/compiled";
import type { FoundAnswer } from "./answerSearch";
import type { Search, SearchMessage } from "./hosts/search";
import { inOwnFolder } from "./ownFolder";
import type { PackageFiles } from "./packageFiles";

/** How long the search may take, in milliseconds, also on a machine that has much else to do. */
const patience = 3_600_000;

/** What is searched. What else lib exports starts processes, writes files or switches tensors over. */
const isSearched = (file: string): boolean =>
  /^(lib|grading\/exercises)\/.*\.ts$/.test(file) &&
  !/^lib\/(jupyter|play|train|setup|data|tensor|nn)\/|\.d\.ts$/.test(file);

const compilerOptions: Options = {
  configFile: false,
  swcrc: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

const textOf = (content: string | Uint8Array): string =>
  typeof content === "string" ? content : Buffer.from(content).toString("utf8");

/** Compiles a package's lib and grading, which import each other as in a student's folder.
 *  @param folder Below the repository, whose installed packages they find. */
async function compilePackage(files: PackageFiles, folder: string): Promise<void> {
  for (const [file, content] of files) {
    const [workspace, ...rest] = file.split("/");
    if (workspace !== "lib" && workspace !== "grading") continue;
    const isManifest = file === `${workspace}/package.json`;
    if (!isManifest && (!file.endsWith(".ts") || file.endsWith(".d.ts"))) continue;
    const compiled = path.join("dist", ...rest).replace(/\.ts$/, ".js");
    const target = path.join(folder, workspace, isManifest ? "package.json" : compiled);
    const text = isManifest ? textOf(content) : transformSync(textOf(content), compilerOptions).code;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  await mkdir(path.join(folder, "node_modules"));
  await symlink(path.join(folder, "lib"), path.join(folder, "node_modules", "lib"), "junction");
}

/** Tries the functions of a compiled package in a process of its own: most are called with what they are not made for. */
function search(what: Search, onAsked: (asked: number, of: number) => void): Promise<FoundAnswer[]> {
  return new Promise((resolve, reject) => {
    const host = path.join(compiledGrading(), "release", "hosts", "search.js");
    const execArgv = ["--max-old-space-size=2048"];
    const child = fork(host, { execArgv, stdio: ["ignore", "ignore", "inherit", "ipc"], timeout: patience });
    let found: FoundAnswer[] | undefined;
    child.on("message", (message: SearchMessage) => {
      if ("found" in message) found = message.found;
      else onAsked(message.asked, message.of);
    });
    child.once("error", reject);
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", (code, signal) => {
      process.off("exit", end);
      if (found) resolve(found);
      else reject(new Error(`the release could not be searched for answers (exit ${code ?? signal})`));
    });
    child.send(what);
  });
}

/** Hears how far several shares of a whole are, and tells how far that is. */
function together(shares: number, onProgress: (part: number) => void) {
  const parts = Array<number>(shares).fill(0);
  return (share: number) => (asked: number, of: number) => {
    parts[share] = asked / of;
    onProgress(mean(parts));
  };
}

/**
 * The functions of a package that answer an exercise of its unit or of a later one, one sentence each.
 * @param onProgress hears which part of the search is done, 0 to 1
 * @throws Error if the search does not end
 */
export async function findAnswers(
  files: PackageFiles,
  unitId: string,
  onProgress: (part: number) => void = () => undefined,
): Promise<string[]> {
  const folder = path.join(repositoryRoot(), ".cache", `release-${randomUUID()}`);
  const units = readdirSync(path.join(repositoryRoot(), "grading", "exercises"))
    .filter((name) => /^\d\d$/.test(name) && name >= unitId)
    .sort();
  return inOwnFolder(folder, async () => {
    await compilePackage(files, folder);
    const searched = [...files.keys()].filter(isSearched);
    const of = Math.min(4, availableParallelism());
    const shares = Array.from({ length: of }, (_, index) => ({ index, of }));
    const told = together(of, onProgress);
    const found = await Promise.all(
      shares.map((share) => search({ folder, files: searched, units, share }, told(share.index))),
    );
    return found
      .flat()
      .map(
        ({ file, call, exercise, answers }) =>
          `${file}: ${call} passes all checks of exercise ${exercise} as ${answers}: mark its body as a solution`,
      );
  });
}
