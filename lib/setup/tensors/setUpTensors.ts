import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { type Build, cachedBuilds, damageOf, packageVersion, readBuild, writeBuild } from "./build";
import { type Check, checkLibrary } from "./check";
import { assertRoom } from "./assertRoom";
import { layLinks, removeLinks } from "./links";
import { withLock } from "../shared/lock";
import type { Places } from "../shared/places";
import { BINDING, buildName } from "./nativeFiles";
import type { Reporter } from "../shared/reporter";
import { SetupError } from "../shared/setupError";
import { chooseSource, type Source } from "./sources";
import { sweptAround } from "./sweep";

/** Bytes that a set-up needs on the disk of the cache: the archive, the libraries unpacked from it, and some room. */
const ROOM = 1.2e9;

/** What is asked of a set-up. */
export interface SetupOptions {
  /** Make the library anew even if there is one that works. */
  force: boolean;
  /** A folder with a wheel or an archive of libtensorflow; then no network is used. */
  offline: string | null;
}

/** What a set-up came to. */
export interface SetupResult {
  /** "TensorFlow 2.21.0 on CPU" */
  what: string;
  /** Where it comes from: "was there", "from the cache", "from PyPI's wheel …". */
  from: string;
}

/** Lays a build into the package and loads it there as programs do; takes it out again if it does not work. */
async function adopt(places: Places, folder: string, build: Build): Promise<Check> {
  layLinks(folder, build, places.tensorPackage);
  const check = await checkLibrary(places.tensorPackage);
  if (!check.works) removeLinks(places.tensorPackage);
  return check;
}

/** Uses a build of the cache that is whole and works; removes one that is or does not. */
async function fromCache(places: Places, reporter: Reporter): Promise<SetupResult | null> {
  for (const folder of cachedBuilds(places.cache, packageVersion(places.tensorPackage))) {
    const build = readBuild(folder) as Build;
    const damage = await damageOf(folder, build);
    const check =
      damage === null ? await adopt(places, folder, build) : { works: false as const, why: damage };
    if (check.works) return { what: check.what, from: "from the cache" };
    reporter.say(`The build in ${folder} is damaged (${check.why}); it is removed and made anew.`);
    rmSync(folder, { recursive: true, force: true });
  }
  return null;
}

/** Makes a build under a temporary name; it gets its own name when it has computed the right values. */
async function make(places: Places, source: Source, reporter: Reporter): Promise<SetupResult> {
  const folder = path.join(places.cache, buildName(source.tensorflow));
  const partial = `${folder}.${process.pid}.part`;
  mkdirSync(partial, { recursive: true });
  await source.fill(partial, reporter);
  const check = await checkLibrary(places.tensorPackage, path.join(partial, BINDING));
  if (!check.works)
    throw new SetupError(`The library made ${source.from} does not work (${check.why}); it was removed.`);
  const facts = {
    tensorflow: source.tensorflow,
    tfjs: packageVersion(places.tensorPackage),
    source: source.file,
  };
  const build = await writeBuild(partial, facts);
  if (existsSync(folder)) renameSync(folder, `${folder}.old`);
  renameSync(partial, folder);
  const laid = await adopt(places, folder, build);
  if (!laid.works)
    throw new SetupError(`The library does not work inside ${places.tensorPackage} (${laid.why}).`);
  source.tidy();
  return { what: laid.what, from: source.from };
}

/** The first source that succeeds; the last one's failure is the failure of all. */
async function makeFromFirst(
  places: Places,
  sources: readonly Source[],
  reporter: Reporter,
): Promise<SetupResult> {
  const [source, ...others] = sources as [Source, ...Source[]];
  try {
    reporter.say(`Setting up the native tensor library ${source.from}, once (${source.need}) …`);
    return await sweptAround(places.cache, () => make(places, source, reporter));
  } catch (error) {
    if (!(error instanceof SetupError) || others.length === 0) throw error;
    reporter.say(error.message);
    return makeFromFirst(places, others, reporter);
  }
}

async function inTurn(places: Places, options: SetupOptions, reporter: Reporter): Promise<SetupResult> {
  const cached = options.force ? null : await fromCache(places, reporter);
  if (cached) return cached;
  assertRoom(places.cache, ROOM);
  const sources = await chooseSource(places, options.offline);
  return makeFromFirst(places, sources, reporter);
}

/**
 * Makes the native library of tfjs-node-gpu work: it may be there already, be taken from the user's cache, or be fetched and built.
 * Whatever is accepted has computed right values in a process of its own. Two at once wait for each other.
 * @throws SetupError if there is no way on this machine, with what to do
 */
export async function setUpTensors(
  places: Places,
  options: SetupOptions,
  reporter: Reporter,
): Promise<SetupResult> {
  const isThere = existsSync(path.join(places.tensorPackage, BINDING));
  const check = !options.force && isThere ? await checkLibrary(places.tensorPackage) : null;
  if (check?.works) return { what: check.what, from: "was there" };
  if (check) reporter.say(`The native library that is there does not work (${check.why}).`);
  return withLock(path.join(places.cache, "setup.lock"), reporter.say, () =>
    inTurn(places, options, reporter),
  );
}
