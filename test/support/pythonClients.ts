import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { placesOf } from "lib/setup/shared/places";

const ROOT = path.resolve(__dirname, "..", "..");
const places = placesOf(ROOT);

/** What .venv does not hold: papermill and what it imports beyond JupyterLab's own packages. */
const PAPERMILL = ["papermill==2.7.0", "click==8.5.1", "entrypoints==0.4", "tenacity==9.2.1", "tqdm==4.70.1"];
const site = path.join(ROOT, ".cache", "papermill");
/** Written last. */
const stamp = path.join(site, "stamp");
const wanted = createHash("sha256").update(PAPERMILL.join("\n")).digest("hex");

/** What a program printed and how it ended. */
export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs .venv's Python with the environment that the README names, and papermill besides. */
export function runPython(args: readonly string[], cwd: string): Promise<Run> {
  const plugin = path.join(ROOT, "lib", "jupyter", "papermill");
  const env = {
    ...process.env,
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    JUPYTER_PATH: places.share,
    PYTHONPATH: [plugin, site].join(path.delimiter),
  };
  const child = spawn(places.python, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** Whether papermill is there in the versions that the tests want. */
export const papermillIsReady = (): boolean => existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;

/**
 * Puts papermill beside .venv, which must be there, unless it is there too.
 * @throws Error with pip's own words when the packages cannot be fetched
 */
export async function installPapermill(): Promise<void> {
  if (papermillIsReady()) return;
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  const pip = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", site, ...PAPERMILL];
  const { code, stderr } = await runPython(pip, ROOT);
  if (code !== 0) throw new Error(`papermill could not be installed: ${stderr.trim().split("\n").pop()}`);
  writeFileSync(stamp, wanted);
}
