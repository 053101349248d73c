import { homedir } from "node:os";
import path from "node:path";

/** Where the set-up finds and keeps things; all of it but the cache is inside the course's folder. */
export interface Places {
  /** The course's folder. */
  root: string;
  /** The installed npm packages. */
  modules: string;
  notebooks: string;
  /** Kernelspec and JupyterLab extensions of the course (a Jupyter data folder). */
  share: string;
  /** JupyterLab's settings for the course (a Jupyter configuration folder). */
  etc: string;
  /** The pinned packages of JupyterLab. */
  requirements: string;
  venv: string;
  /** The virtual environment's interpreter. */
  python: string;
  /** What JupyterLab writes: its log, run-time files, the user's settings and open tabs. */
  state: string;
  /** The lock of whoever compiles lib or installs JupyterLab. */
  lock: string;
  /** The folder @tensorflow/tfjs-node-gpu, into which links to the native library are laid; it need not exist. */
  tensorPackage: string;
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

/** The interpreter of a virtual environment. */
export function pythonOf(venv: string, platform: NodeJS.Platform = process.platform): string {
  return platform === "win32" ? path.join(venv, "Scripts", "python.exe") : path.join(venv, "bin", "python");
}

/** The places of the course that lies in folder `root`. */
export function placesOf(root: string, cache = cacheFolder()): Places {
  const venv = path.join(root, ".venv");
  const modules = path.join(root, "node_modules");
  const state = path.join(root, ".cache", "jupyter");
  return {
    root,
    modules,
    notebooks: path.join(root, "notebooks"),
    share: path.join(root, "lib", "jupyter", "share"),
    etc: path.join(root, "lib", "jupyter", "etc"),
    requirements: path.join(root, "lib", "setup", "jupyter", "requirements.txt"),
    venv,
    python: pythonOf(venv),
    state,
    lock: path.join(state, "setup.lock"),
    tensorPackage: path.join(modules, "@tensorflow", "tfjs-node-gpu"),
    cache,
  };
}

/** The places of the course that this file belongs to; null where tfjs-node-gpu, which is optional, is not installed. */
export function findPlaces(): Places | null {
  try {
    const manifest = require.resolve("@tensorflow/tfjs-node-gpu/package.json");
    return placesOf(path.resolve(manifest, "../../../.."));
  } catch {
    return null;
  }
}
