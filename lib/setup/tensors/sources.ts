import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { sha256Of } from "./build";
import { compileBinding, findCompiler } from "./compile";
import { areReachable, hasCuda, installOfficially, OFFICIAL_TENSORFLOW, officialFiles } from "./official";
import { downloadWheel } from "./downloadWheel";
import { findPip } from "../shared/findPip";
import type { Places } from "../shared/places";
import type { Reporter } from "../shared/reporter";
import { SetupError } from "../shared/setupError";
import { downloadsOf } from "./sweep";
import { unpackTarball, versionOfTarball } from "./unpackTarball";
import { unpackWheel } from "./unpackWheel";
import { hasGlibc, TENSORFLOW, versionOfWheel, type Wheel, wheelFile, wheelFor } from "./wheels";

/** A way to make a build. */
export interface Source {
  /** Version of TensorFlow that it gives. */
  tensorflow: string;
  /** The archive's name. */
  file: string;
  /** "from PyPI's wheel of TensorFlow 2.21.0" */
  from: string;
  /** What it costs, in a few words. */
  need: string;
  /** Fills a folder with deps/lib and the binding. */
  fill(build: string, reporter: Reporter): Promise<void>;
  /** Removes what is not needed once the build is accepted. */
  tidy(): void;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** Unpacks an archive and compiles the binding against it. */
async function buildFrom(
  places: Places,
  archive: string,
  compiler: string[],
  build: string,
  reporter: Reporter,
): Promise<void> {
  if (archive.endsWith(".whl")) await unpackWheel(archive, build, reporter);
  else await unpackTarball(archive, build);
  reporter.progress("  compiling the binding …");
  await compileBinding(compiler, places, build);
}

/** An archive of a folder that fits this machine: the wheel that we know first, then the newest. */
export function findArchive(
  folder: string,
  { platform, arch }: { platform: NodeJS.Platform; arch: string } = process,
): { file: string; tensorflow: string } {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new SetupError(`--offline: there is no folder ${folder}`);
  const known = wheelFor(platform, arch);
  const found = readdirSync(folder).flatMap((file) => {
    const tensorflow = versionOfWheel(file, platform, arch) ?? versionOfTarball(file);
    return tensorflow === null ? [] : [{ file, tensorflow }];
  });
  const newest = found.sort((a, b) => b.tensorflow.localeCompare(a.tensorflow, "en", { numeric: true }));
  const archive = newest.find(({ file }) => known && file === wheelFile(known)) ?? newest[0];
  if (archive) return archive;
  const wanted = known ? wheelFile(known) : `libtensorflow-cpu-*-${OFFICIAL_TENSORFLOW}.tar.gz`;
  throw new SetupError(
    `--offline: ${folder} holds no archive of TensorFlow for ${platform}-${arch}, such as ${wanted}`,
  );
}

/** An archive of which we know the sum must have it. */
async function assertKnownSum(archive: string, wheel: Wheel | null): Promise<void> {
  if (!wheel || path.basename(archive) !== wheelFile(wheel)) return;
  if ((await sha256Of(archive)) === wheel.sha256) return;
  throw new SetupError(`${archive} is damaged (its sha256 is not ${wheel.sha256}).`);
}

async function offlineSource(places: Places, folder: string): Promise<Source> {
  const { file, tensorflow } = findArchive(folder);
  const archive = path.join(path.resolve(folder), file);
  const compiler = await findCompiler();
  const fill = async (build: string, reporter: Reporter) => {
    await assertKnownSum(archive, wheelFor(process.platform, process.arch));
    await buildFrom(places, archive, compiler, build, reporter);
  };
  return { tensorflow, file, from: `from ${file}`, need: "about half a minute", fill, tidy: () => undefined };
}

/** PyPI's wheel; what it needs is looked for before anything is fetched. */
async function wheelSource(places: Places): Promise<Source> {
  const wheel = wheelFor(process.platform, process.arch, process.platform !== "linux" || hasGlibc());
  if (!wheel)
    throw new SetupError(
      `There is no native tensor library for ${process.platform}-${process.arch}; tensors run in ONNX Runtime or WebAssembly.`,
    );
  const compiler = await findCompiler();
  const downloads = downloadsOf(places.cache);
  const pip = await findPip(places, downloads);
  const fill = async (build: string, reporter: Reporter) => {
    const archive = await downloadWheel(pip, wheel, downloads, reporter);
    await buildFrom(places, archive, compiler, build, reporter);
  };
  return {
    tensorflow: TENSORFLOW,
    file: wheelFile(wheel),
    from: `from PyPI's wheel of TensorFlow ${TENSORFLOW}`,
    need: `${megabytes(wheel.bytes)} to fetch, 1.2 GB of disk meanwhile`,
    fill,
    tidy: () => rmSync(downloads, { recursive: true, force: true }),
  };
}

/** The package's own installation; null where its host does not answer. */
async function officialSource(places: Places): Promise<Source | null> {
  const files = officialFiles(places.tensorPackage, await hasCuda());
  if (!files || !(await areReachable(files))) return null;
  return {
    tensorflow: OFFICIAL_TENSORFLOW,
    file: path.posix.basename(files.library),
    from: `from TensorFlow's own build ${OFFICIAL_TENSORFLOW} for ${files.device.toUpperCase()}`,
    need: `up to ${files.device === "gpu" ? "700" : "150"} MB to fetch`,
    fill: (build, reporter) => installOfficially(places, files, build, reporter),
    tidy: () => undefined,
  };
}

/**
 * The ways that this machine has, in the order in which they are tried; never empty.
 * @param offline a folder with an archive, or null to ask the network
 * @throws SetupError if there is none, with what is missing
 */
export async function chooseSource(places: Places, offline: string | null): Promise<Source[]> {
  if (offline !== null) return [await offlineSource(places, offline)];
  const official = await officialSource(places);
  if (!official) return [await wheelSource(places)];
  const wheel = await wheelSource(places).catch(() => null);
  return wheel ? [official, wheel] : [official];
}
