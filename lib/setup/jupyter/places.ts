import path from "node:path";

/** Where the set-up finds and keeps things; all of it is inside the course folder. */
export interface Places {
  root: string;
  notebooks: string;
  /** Kernelspec and JupyterLab extensions of the course (a Jupyter data folder). */
  share: string;
  /** JupyterLab's settings for the course (a Jupyter configuration folder). */
  etc: string;
  requirements: string;
  venv: string;
  /** The virtual environment's interpreter. */
  python: string;
  /** What JupyterLab writes: its log, run-time files, the user's settings and open tabs. */
  state: string;
}

/** The places of the course that lies in folder `root`. */
export function placesOf(root: string, platform: NodeJS.Platform = process.platform): Places {
  const venv = path.join(root, ".venv");
  return {
    root,
    notebooks: path.join(root, "notebooks"),
    share: path.join(root, "lib", "jupyter", "share"),
    etc: path.join(root, "lib", "jupyter", "etc"),
    requirements: path.join(root, "lib", "setup", "jupyter", "requirements.txt"),
    venv,
    python:
      platform === "win32" ? path.join(venv, "Scripts", "python.exe") : path.join(venv, "bin", "python"),
    state: path.join(root, ".cache", "jupyter"),
  };
}
