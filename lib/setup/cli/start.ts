import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { installFigureExtension } from "../jupyter/installFigureExtension";
import { compileCourse } from "../jupyter/compileCourse";
import { withLock } from "../shared/lock";
import { type Places, placesOf } from "../shared/places";
import { freePort } from "../jupyter/port";
import { type Server, type ServerOptions, startServer } from "../jupyter/server";
import { endOnSignals, runCommand, UsageError } from "../shared/command";
import { startTensors } from "../tensors/startTensors";
import { ensureVenv } from "../shared/venv";

const HELP = `Usage: npm start [-- options]

Installs what is missing and opens the notebooks in JupyterLab. Writes inside this folder only, except that the native
tensor library, which it sets up in the background, is kept in your cache folder (1 GB; npm run setup:tensors -- --help).

  --notebook N    open notebook N, such as 01
  --port P        listen on port P of this machine (default 8888; the next free one if it is taken)
  --folder DIR    show this folder instead of notebooks/
  --no-browser    print the address only
  --no-tensors    do not set up the native tensor library
  --help          this text

Ctrl-C stops JupyterLab and its kernels.`;

const say = (line: string): void => console.error(line);

/** The command line's options. */
function readOptions(args: string[]) {
  const options = {
    notebook: { type: "string" },
    port: { type: "string", default: "8888" },
    folder: { type: "string" },
    browser: { type: "boolean", default: true },
    "no-browser": { type: "boolean", default: false },
    "no-tensors": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  return parseArgs({ args, options }).values;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`--port must be a whole number from 1 to 65535, got ${text}`);
}

/** The page of JupyterLab that shows a notebook of the folder, chosen by how its name begins. */
function pageOf(folder: string, notebook: string | undefined): string {
  if (notebook === undefined) return "/lab";
  const known = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  const file = known.find((name) => name === notebook || name.startsWith(`${notebook}-`));
  if (file) return `/lab/tree/${encodeURIComponent(file)}`;
  throw new UsageError(`no notebook ${notebook} in ${folder}; there is ${known.join(", ") || "none"}`);
}

/** A screen to open a browser on; without one, Python would start a text browser in this terminal. */
function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
  return process.platform !== "linux" || Boolean(DISPLAY ?? WAYLAND_DISPLAY ?? WSL_DISTRO_NAME);
}

/** Everything that has to be there before JupyterLab starts; quick when it is. */
async function prepare(places: Places): Promise<void> {
  await compileCourse(places.root, say);
  await ensureVenv(places, say);
  await installFigureExtension(places.root);
}

/** Runs until a signal asks for the end or the server ends by itself (File → Shut Down). */
async function serveUntilStopped(server: Server): Promise<number> {
  let asked = false;
  const end = () => {
    if (asked) return;
    asked = true;
    say("Stopping JupyterLab and its kernels …");
    void server.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  const code = await server.ended;
  say(asked || code === 0 ? "JupyterLab has stopped." : `JupyterLab ended by itself (exit code ${code}).`);
  return asked || code === 0 ? 0 : 2;
}

async function main(args: string[]): Promise<number> {
  const given = readOptions(args);
  if (given.help) {
    console.log(HELP);
    return 0;
  }
  const places = placesOf(path.resolve(__dirname, "..", "..", ".."));
  const wanted = readPort(given.port);
  const folder = path.resolve(given.folder ?? places.notebooks);
  if (!existsSync(folder)) throw new UsageError(`there is no folder ${folder}`);
  const page = pageOf(folder, given.notebook);
  const leaveSignals = endOnSignals();
  await withLock(places.lock, say, () => prepare(places));
  leaveSignals();
  const port = await freePort(wanted);
  if (port !== wanted) say(`Port ${wanted} is taken; using ${port}.`);
  const openBrowser = given.browser && !given["no-browser"] && hasScreen();
  const options: ServerOptions = { port, folder, page, openBrowser };
  const server = await startServer(places, options);
  say("JupyterLab runs. Open this address in a browser (Ctrl-C here stops it):");
  console.log(server.url);
  const stopTensors = given["no-tensors"] ? () => undefined : startTensors(places, say);
  return serveUntilStopped(server).finally(stopTensors);
}

runCommand({ name: "npm start", run: "npm start", endsAtOnce: true }, main);
