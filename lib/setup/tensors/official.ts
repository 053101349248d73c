import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { bytesBelow } from "../shared/folders";
import { growthWatch } from "./growthWatch";
import type { Places } from "../shared/places";
import { BINDING } from "./nativeFiles";
import type { Reporter } from "../shared/reporter";
import { failureOf, runProgram } from "../shared/runProgram";
import { SetupError } from "../shared/setupError";
import { replaceLinks } from "./unpackTarball";

/** The version of TensorFlow that tfjs-node 4.22 downloads. */
export const OFFICIAL_TENSORFLOW = "2.9.1";

const ANSWER_MS = 4_000;
const LIMIT_MS = 3_600_000;

/** What the package's own installation downloads. */
export interface OfficialFiles {
  library: string;
  binding: string;
  device: "cpu" | "gpu";
}

const SYSTEMS: Partial<Record<NodeJS.Platform, { name: string; ending: string }>> = {
  linux: { name: "linux", ending: "tar.gz" },
  darwin: { name: "darwin", ending: "tar.gz" },
  win32: { name: "windows", ending: "zip" },
};

/**
 * The addresses from which the package's own installation gets libtensorflow and a prebuilt binding, as its scripts/install.js and
 * package.json make them up; null where it has no prebuilt binding (other processors than x64).
 */
export function officialFiles(
  packageFolder: string,
  hasGpu: boolean,
  system: { platform: NodeJS.Platform; arch: string; env: NodeJS.ProcessEnv } = process,
): OfficialFiles | null {
  const names = SYSTEMS[system.platform];
  if (!names || system.arch !== "x64") return null;
  const manifest = JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")) as {
    version: string;
    binary: { host: string };
  };
  const { version, binary } = manifest;
  const device = hasGpu && system.platform !== "darwin" ? "gpu" : "cpu";
  const host =
    system.env.TFJS_NODE_CDN_STORAGE || system.env.CDN_STORAGE || `${new URL(binary.host).origin}/`;
  const file = `libtensorflow-${device}-${names.name}-x86_64-${OFFICIAL_TENSORFLOW}.${names.ending}`;
  const mirror = system.env.npm_config_tfjs_binding_binary_host_mirror?.replace(/\/$/, "") || binary.host;
  return {
    library: `${host}tensorflow/libtensorflow/${file}`,
    binding: `${mirror}/napi-v8/${version}/GPU-${names.name}-${version}.${names.ending}`,
    device,
  };
}

/** Whether both files are there, asked at once and answered within four seconds. */
export async function areReachable({ library, binding }: OfficialFiles): Promise<boolean> {
  const isThere = (url: string) =>
    fetch(url, { method: "HEAD", signal: AbortSignal.timeout(ANSWER_MS) }).then(
      (response) => response.ok,
      () => false,
    );
  return (await Promise.all([isThere(library), isThere(binding)])).every(Boolean);
}

/** Whether there is an NVIDIA GPU with CUDA 11, which is what libtensorflow 2.9 was built for. */
export async function hasCuda(platform: NodeJS.Platform = process.platform): Promise<boolean> {
  if (platform === "darwin") return false;
  if ((await runProgram("nvidia-smi", ["-L"], { limitMs: 10_000 })).code !== 0) return false;
  if (platform === "win32") return process.env.CUDA_PATH_V11_2 !== undefined;
  const libraries = await runProgram("ldconfig", ["-p"], { limitMs: 10_000 });
  return ["libcudart.so.11", "libcudnn.so.8"].every((name) => libraries.output.includes(name));
}

/** The environment in which the package's scripts find their dependencies from a copy elsewhere. */
function scriptEnvironment({ modules }: Places): NodeJS.ProcessEnv {
  const bin = path.join(modules, ".bin");
  return { ...process.env, NODE_PATH: modules, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` };
}

/**
 * Runs the package's own installation in a copy of the package, so that one that is cut off leaves nothing in node_modules.
 * @param build gets deps/lib and the prebuilt binding
 * @throws SetupError if it fails, takes an hour or stops receiving
 */
export async function installOfficially(
  places: Places,
  { device }: OfficialFiles,
  build: string,
  reporter: Reporter,
): Promise<void> {
  const copy = path.join(build, "package");
  const kept = ["package.json", "scripts", "binding", "binding.gyp"];
  for (const name of kept)
    cpSync(path.join(places.tensorPackage, name), path.join(copy, name), { recursive: true });
  const report = (bytes: number) =>
    reporter.progress(`  fetching TensorFlow's own build: ${Math.round(bytes / 1e6)} MB unpacked`);
  const run = await runProgram(process.execPath, ["scripts/install.js", device, "download"], {
    cwd: copy,
    env: scriptEnvironment(places),
    limitMs: LIMIT_MS,
    watch: growthWatch(copy, report),
  });
  if (
    run.code !== 0 ||
    !existsSync(path.join(copy, BINDING)) ||
    bytesBelow(path.join(copy, "deps", "lib")) === 0
  )
    throw new SetupError(`The package's own installation failed: ${failureOf(run)}.`);
  replaceLinks(copy);
  mkdirSync(path.join(build, "deps"), { recursive: true });
  for (const part of [path.join("deps", "lib"), "lib"])
    renameSync(path.join(copy, part), path.join(build, part));
  rmSync(copy, { recursive: true, force: true });
}
