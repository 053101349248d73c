import { homedir } from "node:os";
import path from "node:path";

/** Where the set-up of the native library finds and keeps things. */
export interface Places {
  /** The folder @tensorflow/tfjs-node-gpu, into which links are laid. */
  package: string;
  /** The node_modules that the package stands in. */
  modules: string;
  /** The course's folder. */
  root: string;
  /** The course's folder in the user's cache, outside of every clone. */
  cache: string;
}

/** The user's cache folder for this course, by the rules of each system. */
export function cacheFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): string {
  const own = "dreamer-course";
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (platform === "win32") return path.win32.join(local || path.win32.join(home, "AppData", "Local"), own);
  if (platform === "darwin") return path.posix.join(home, "Library", "Caches", own);
  return path.posix.join(xdg?.startsWith("/") ? xdg : path.posix.join(home, ".cache"), own);
}

/** The places around a package folder `<root>/node_modules/@tensorflow/tfjs-node-gpu`. */
export function placesAround(packageFolder: string, cache = cacheFolder()): Places {
  const modules = path.resolve(packageFolder, "..", "..");
  return { package: packageFolder, modules, root: path.dirname(modules), cache };
}

/** The places of the course that this file belongs to; null where tfjs-node-gpu, which is optional, is not installed. */
export function findPlaces(): Places | null {
  try {
    return placesAround(path.dirname(require.resolve("@tensorflow/tfjs-node-gpu/package.json")));
  } catch {
    return null;
  }
}

/** The native binding's place, below the package as well as below a build. */
export const BINDING = path.join("lib", "napi-v8", "tfjs_binding.node");

/** The place of the addon that keeps back what TensorFlow prints while it is loaded. */
export const STDERR_ADDON = path.join("lib", "napi-v8", "stderr.node");

/** The name of a build in the cache: one a version and kind of machine. */
export function buildName(version: string, platform = process.platform, arch = process.arch): string {
  return `tensorflow-${version}-${platform}-${arch}`;
}
