import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { filesBelow } from "../shared/folders";

/** One file of a build. */
export interface BuiltFile {
  /** Relative to the build, with "/". */
  path: string;
  bytes: number;
  sha256: string;
}

/** What stands in a build's `build.json`, which is written last: a build without it is not whole. */
export interface Build {
  /** Of TensorFlow, "2.21.0". */
  tensorflow: string;
  /** Of tfjs-node-gpu, whose sources the binding is made of. */
  tfjs: string;
  /** The file that it was made from. */
  source: string;
  /** What the package needs at run time: the libraries and the binding. */
  files: BuiltFile[];
}

/** The name of the file that describes a build. */
export const MANIFEST = "build.json";

/** The sha256 of a file, in hexadecimal. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** The version of a package in a folder. */
export function packageVersion(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}

/** Describes a build that has been checked. */
export async function writeBuild(folder: string, facts: Omit<Build, "files">): Promise<Build> {
  const names = ["deps/lib", "lib"].flatMap((part) =>
    filesBelow(path.join(folder, part)).map((file) => `${part}/${file}`),
  );
  const files: BuiltFile[] = [];
  for (const name of names) {
    const file = path.join(folder, name);
    files.push({ path: name, bytes: statSync(file).size, sha256: await sha256Of(file) });
  }
  const build = { ...facts, files };
  writeFileSync(path.join(folder, MANIFEST), `${JSON.stringify(build, null, 2)}\n`);
  return build;
}

/** The description of a build; null if it is not whole. */
export function readBuild(folder: string): Build | null {
  try {
    return JSON.parse(readFileSync(path.join(folder, MANIFEST), "utf8")) as Build;
  } catch {
    return null;
  }
}

/** What is wrong with a build's files, in a few words; null if each is as it was made. */
export async function damageOf(folder: string, { files }: Build): Promise<string | null> {
  for (const { path: name, bytes, sha256 } of files) {
    const file = path.join(folder, name);
    if (!existsSync(file)) return `${name} is missing`;
    const { size } = statSync(file);
    if (size !== bytes) return `${name} has ${size} bytes instead of ${bytes}`;
    if ((await sha256Of(file)) !== sha256) return `${name} has changed`;
  }
  return null;
}

/** The builds of the cache for this kind of machine and this tfjs-node, the newest TensorFlow first: their folders. */
export function cachedBuilds(
  cache: string,
  tfjs: string,
  platform = process.platform,
  arch = process.arch,
): string[] {
  if (!existsSync(cache)) return [];
  const version = (name: string) => {
    const [, numbers, system] = /^tensorflow-(\d+\.\d+\.\d+)-(.+)$/.exec(name) ?? [];
    return system === `${platform}-${arch}` ? numbers : undefined;
  };
  const names = readdirSync(cache).filter((name) => version(name) !== undefined);
  const newestFirst = names.sort((a, b) => b.localeCompare(a, "en", { numeric: true }));
  return newestFirst
    .map((name) => path.join(cache, name))
    .filter((folder) => readBuild(folder)?.tfjs === tfjs);
}
