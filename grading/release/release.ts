import { randomUUID } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync, type Zippable, zipSync } from "fflate";
import type { Tier } from "../sandbox/walls/tier";
import { assemblePackage, secretsOf } from "./assemble";
import { findAnswers } from "./findAnswers";
import { findLeaks, type Leak, type Secrets } from "./findLeaks";
import { inOwnFolder } from "./ownFolder";
import type { PackageFiles } from "./packageFiles";
import { zeroScoreProblems } from "./zeroScore";

/** A release that was not made; `problems` are sentences for the instructor. */
export class ReleaseRefused extends Error {
  override name = "ReleaseRefused";

  constructor(readonly problems: string[]) {
    super(`not released:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/** What a release made. */
export interface Release {
  folder: string;
  zip: string;
  files: number;
  /** Size of the zip. */
  bytes: number;
}

/** One date in all releases: the same sources give the same bytes. */
const DATE = new Date(1980, 0, 1, 12);

/** The zip of a package, everything below one folder. */
export function zipPackage(files: PackageFiles, folder: string): Uint8Array {
  const entries: Zippable = {};
  for (const [file, content] of files) {
    entries[`${folder}/${file}`] =
      typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
  }
  return zipSync(entries, { level: 9, mtime: DATE });
}

async function writeFiles(folder: string, files: PackageFiles): Promise<void> {
  for (const [file, content] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), content);
  }
}

/** What really stands in a folder. */
async function readFiles(folder: string): Promise<PackageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => !e.isDirectory()).map((e) => path.join(e.parentPath ?? e.path, e.name));
  const files = await Promise.all(
    paths.map(
      async (file) => [path.relative(folder, file).split(path.sep).join("/"), await readFile(file)] as const,
    ),
  );
  return new Map(files);
}

/** What really stands in a zip, without its top folder. */
function unzipFiles(zip: Uint8Array): PackageFiles {
  return new Map(
    Object.entries(unzipSync(zip)).map(([name, content]) => [name.slice(name.indexOf("/") + 1), content]),
  );
}

const sentence = (where: string) => (leak: Leak) => `${leak.file} (${where}), ${leak.place}: ${leak.what}`;

/** The leaks of a folder and a zip, as sentences. */
async function leaksOf(folder: string, zip: string, secrets: Secrets): Promise<string[]> {
  return [
    ...findLeaks(await readFiles(folder), secrets).map(sentence("folder")),
    ...findLeaks(unzipFiles(await readFile(zip)), secrets).map(sentence("zip")),
  ];
}

/** Puts a finished folder in the place of an older one, with no signal between. */
async function replaceFolder(from: string, to: string): Promise<void> {
  const old = `${to}.old-${randomUUID()}`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  await rm(old, { recursive: true, force: true });
}

/**
 * Makes the student's package of a unit as a folder and a zip, out/01/dreamer-course-01 and .zip. Nothing appears there unless
 * the package leaks no answer, none of its functions is one, and it scores zero without a crash.
 * @param unitId "01" @param progress hears how far it is
 * @throws ReleaseRefused with the reasons
 */
export async function release(
  unitId: string,
  out: string,
  tier: Tier,
  progress: (line: string) => void = () => undefined,
): Promise<Release> {
  const files = await assemblePackage(unitId);
  const name = `dreamer-course-${unitId}`;
  const partial = path.join(out, `.partial-${randomUUID()}`);
  return inOwnFolder(partial, async () => {
    await writeFiles(path.join(partial, name), files);
    const zip = zipPackage(files, name);
    await writeFile(path.join(partial, `${name}.zip`), zip);
    const leaks = await leaksOf(
      path.join(partial, name),
      path.join(partial, `${name}.zip`),
      secretsOf(unitId),
    );
    if (leaks.length > 0) throw new ReleaseRefused(leaks);
    const answers = await findAnswers(files, unitId, (part) =>
      progress(`  asking whether lib's functions answer an exercise: ${Math.round(100 * part)} %`),
    );
    if (answers.length > 0) throw new ReleaseRefused(answers);
    const notebooks = [...files.keys()].filter((file) => /^notebooks\/[^/]+\.ipynb$/.test(file));
    progress("  grading the package as it is");
    const texts = notebooks.map((file) => String(files.get(file)));
    const problems = await zeroScoreProblems(unitId, texts, tier);
    if (problems.length > 0) throw new ReleaseRefused(problems);
    const target = path.join(out, unitId);
    await replaceFolder(partial, target);
    return {
      folder: path.join(target, name),
      zip: path.join(target, `${name}.zip`),
      files: files.size,
      bytes: zip.length,
    };
  });
}
