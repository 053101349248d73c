import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Places } from "../shared/places";
import { SetupError } from "../shared/setupError";

/** How JupyterLab is to be started. */
export interface ServerOptions {
  port: number;
  /** Folder that JupyterLab shows as its root. */
  folder: string;
  /** Page to open, such as "/lab/tree/01-name.ipynb". */
  page: string;
  openBrowser: boolean;
}

/** A running JupyterLab that answers. */
export interface Server {
  /** Address with the token: whoever knows it may run code. */
  url: string;
  /** Settles when the server is gone, with its exit code. */
  ended: Promise<number | null>;
  /** Stops the server and every kernel; settles when all are gone. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 60_000;

/** The environment in which JupyterLab sees the course's kernel and settings, and none of the user's own. */
export function jupyterEnvironment(places: Places, token: string): NodeJS.ProcessEnv {
  const state = (name: string) => path.join(places.state, name);
  return {
    ...process.env,
    // The kernel runs in the Node that ran npm start, whatever else is on PATH.
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    JUPYTER_PATH: places.share,
    JUPYTER_CONFIG_PATH: places.etc,
    JUPYTER_CONFIG_DIR: state("config"),
    JUPYTER_DATA_DIR: state("data"),
    JUPYTER_RUNTIME_DIR: state("runtime"),
    JUPYTERLAB_SETTINGS_DIR: state("settings"),
    JUPYTERLAB_WORKSPACES_DIR: state("workspaces"),
    JUPYTER_PREFER_ENV_PATH: "1",
    JUPYTER_TOKEN: token,
    PYTHONNOUSERSITE: "1",
  };
}

function serverArguments(options: ServerOptions): string[] {
  const asRoot = process.getuid?.() === 0;
  return [
    "-m",
    "jupyterlab",
    `--ServerApp.port=${options.port}`,
    `--ServerApp.root_dir=${options.folder}`,
    `--ServerApp.default_url=${options.page}`,
    `--LabApp.default_url=${options.page}`,
    `--ServerApp.open_browser=${options.openBrowser ? "True" : "False"}`,
    ...(asRoot ? ["--ServerApp.allow_root=True"] : []),
  ];
}

/** The server's own last words, for the case that it ends before it answers. */
function tailOf(log: string): string {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-12).join("\n");
}

const request = (url: string, token: string, method = "GET") =>
  fetch(url, { method, headers: { Authorization: `token ${token}` }, signal: AbortSignal.timeout(5_000) });

async function waitUntilItAnswers(
  base: string,
  token: string,
  isGone: () => boolean,
  log: string,
): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (!isGone() && Date.now() < limit) {
    const answers = await request(`${base}/api/status`, token).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    await sleep(60);
  }
  const what = isGone() ? "ended before it answered" : `did not answer within ${START_LIMIT_MS / 1000} s`;
  throw new SetupError(`JupyterLab ${what}. The end of ${log}:\n${tailOf(log)}`);
}

/** Asks, then insists: the server itself ends its kernels in the first two steps. */
async function stop(
  child: ChildProcess,
  ended: Promise<unknown>,
  base: string,
  token: string,
): Promise<void> {
  const gone = ended.then(() => true);
  const within = (ms: number) => Promise.race([gone, sleep(ms, false, { ref: false })]);
  await request(`${base}/api/shutdown`, token, "POST").catch(() => undefined);
  if (await within(8_000)) return;
  child.kill("SIGTERM");
  if (await within(5_000)) return;
  child.kill("SIGKILL");
  await gone;
}

/**
 * Starts JupyterLab on the loopback interface with a fresh token and waits until it answers.
 * @throws {SetupError} when it ends or stays silent, with the end of its log
 */
export async function startServer(places: Places, options: ServerOptions): Promise<Server> {
  mkdirSync(path.join(places.state, "runtime"), { recursive: true });
  const token = randomBytes(24).toString("hex");
  const log = path.join(places.state, "server.log");
  const output = openSync(log, "w");
  // Its own process group: Ctrl-C reaches npm start, which then stops the server in order, without Jupyter's question.
  const child = spawn(places.python, serverArguments(options), {
    cwd: options.folder,
    env: jupyterEnvironment(places, token),
    stdio: ["ignore", output, output],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  closeSync(output);
  let isGone = false;
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      isGone = true;
      resolve(code);
    };
    child.once("exit", end).once("error", () => end(null));
  });
  const base = `http://127.0.0.1:${options.port}`;
  try {
    await waitUntilItAnswers(base, token, () => isGone, log);
  } catch (error) {
    if (!isGone) child.kill("SIGKILL");
    throw error;
  }
  const url = `${base}${options.page}?token=${token}`;
  return { url, ended, stop: () => stop(child, ended, base, token) };
}
