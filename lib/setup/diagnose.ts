import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { freeBytes } from "./shared/folders";
import { isBuilt } from "./jupyter/compileCourse";
import { sitePackages } from "./shared/pip";
import type { Places } from "./shared/places";
import { findPython } from "./shared/python";
import { hasNativeBinding } from "./tensors/nativeFiles";
import { tensorProgram } from "./tensors/startTensors";
import { venvState } from "./shared/venv";

/** One thing that was looked at. */
export interface Finding {
  name: string;
  /** `missing` keeps npm start from working; `optional` is wanted only by graders or tests, or makes training faster. */
  status: "ok" | "missing" | "optional";
  /** What was found. */
  detail: string;
  /** The one command, or step, that mends it. */
  mend?: string;
}

/** The major version of Node from which on the course runs. */
export const OLDEST_NODE = 20;

const BYTES_OF_SETUP = 1e9;

function finding(name: string, isThere: boolean, detail: string, mend: string, optional = false): Finding {
  if (isThere) return { name, status: "ok", detail };
  return { name, status: optional ? "optional" : "missing", detail, mend };
}

function node(): Finding {
  const recent = Number(process.versions.node.split(".")[0]) >= OLDEST_NODE;
  return finding("Node", recent, process.version, "Install Node 20 or later from https://nodejs.org/");
}

function packages({ root }: Places): Finding {
  const names = ["ts-node", "tslab", "zeromq", "plotly.js-dist", "typescript"];
  const missing = names.filter((name) => !existsSync(path.join(root, "node_modules", name)));
  const detail = missing.length === 0 ? "installed" : `missing: ${missing.join(", ")}`;
  return finding("npm packages", missing.length === 0, detail, "npm ci");
}

function buildState({ root }: Places): Finding {
  const exists = existsSync(path.join(root, "lib", "dist", ".tsbuildinfo"));
  const changed = "changed since npm start built them, which it will do again";
  const detail = exists ? (isBuilt(root) ? "built" : changed) : "not built yet";
  return finding("lib and grading", exists, detail, "npm start");
}

/** Python itself matters only until .venv exists. */
function python(places: Places): Finding {
  try {
    const found = findPython();
    const pip = found.ensurepip ? "" : ", without ensurepip (pip will be fetched)";
    return { name: "Python", status: "ok", detail: `${found.version} (${found.executable})${pip}` };
  } catch (error) {
    const [detail = "", ...mend] = (error as Error).message.split(". ");
    const ready = venvState(places) === "ready";
    return finding("Python", false, detail, mend.join(". "), ready);
  }
}

function jupyterLab(places: Places): Finding {
  const state = venvState(places);
  const folder = sitePackages(places.venv).find((each) => existsSync(each));
  const entry = folder && readdirSync(folder).find((name) => /^jupyterlab-[\d.]+\.dist-info$/.test(name));
  const version = entry?.replace(/^jupyterlab-|\.dist-info$/g, "");
  const mend = state === "foreign" ? "Move .venv away, then: npm start" : "npm start";
  const detail = {
    ready: `${version ?? "unknown version"} in .venv`,
    absent: "not installed yet",
    stale: ".venv is unfinished or out of date",
    foreign: ".venv was not made by npm start",
  }[state];
  return finding("JupyterLab", state === "ready" && version !== undefined, detail, mend);
}

function kernel(places: Places): Finding {
  const spec = existsSync(path.join(places.share, "kernels", "tslab", "kernel.json"));
  const program = existsSync(path.join(places.root, "lib", "dist", "jupyter", "kernel", "main.js"));
  const detail = spec ? (program ? "ready" : "not built") : "lib/jupyter/share/kernels is missing";
  return finding(
    "TypeScript kernel",
    spec && program,
    detail,
    spec ? "npm start" : "git checkout lib/jupyter/share",
  );
}

function figures(places: Places): Finding {
  const folder = path.join(places.share, "labextensions", "course-figures", "static");
  const ready = ["remoteEntry.js", "plotly.js"].every((name) => existsSync(path.join(folder, name)));
  return finding("figures in JupyterLab", ready, ready ? "ready" : "plotly.js not in place", "npm start");
}

/** The widget manager comes with JupyterLab, so that it is missing only where .venv was tampered with. */
function widgets({ venv }: Places): Finding {
  const folder = path.join(venv, "share/jupyter/labextensions/@jupyter-widgets/jupyterlab-manager");
  const ready = existsSync(path.join(folder, "package.json"));
  return finding("widgets in JupyterLab", ready, ready ? "ready" : "not installed yet", "npm start");
}

function disk({ root }: Places): Finding {
  const free = freeBytes(root);
  return finding("disk", free > BYTES_OF_SETUP, `${(free / 1e9).toFixed(1)} GB free`, "Free 1 GB of disk");
}

const FIND_TIER = `
const { findTier } = require(process.argv[1]);
const { name, description } = findTier();
console.log(JSON.stringify({ name, description }));`;

/** Asks the built grader, in a process of its own, which walls this machine offers; a student's copy has no grader. */
function sandbox({ root }: Places): Finding[] {
  const name = "sandbox for grading";
  const module = path.join(root, "grading", "dist", "sandbox", "walls", "tier.js");
  if (!existsSync(module)) return [];
  const options = { encoding: "utf8", timeout: 30_000 } as const;
  const run = spawnSync(process.execPath, ["-e", FIND_TIER, module], options);
  if (run.status !== 0) return [finding(name, false, "could not be tried", "npm run build", true)];
  const tier = JSON.parse(run.stdout) as { name: string; description: string };
  const mend =
    process.platform === "linux"
      ? "sudo apt-get install bubblewrap (and allow user namespaces)"
      : "Grade on Linux with bubblewrap";
  return [finding(name, tier.name === "A", `tier ${tier.name}: ${tier.description}`, mend, true)];
}

/** The version of ONNX Runtime, which npm brings; undefined where it is not installed. */
function onnxVersion({ root }: Places): string | undefined {
  const file = path.join(root, "node_modules", "onnxruntime-node", "package.json");
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version
    : undefined;
}

/** Whether the native tensor library works: tried in a process of its own, as far as lib is built. */
function nativeTensors(places: Places): { works: boolean; detail: string } {
  if (!hasNativeBinding(places)) return { works: false, detail: "no native library" };
  if (!existsSync(tensorProgram(places))) return { works: true, detail: "native library there, not tried" };
  const options = { encoding: "utf8", timeout: 90_000 } as const;
  const run = spawnSync(process.execPath, [tensorProgram(places), "--check"], options);
  return { works: run.status === 0, detail: run.stdout.trim() || "the native library could not be tried" };
}

function tensors(places: Places): Finding {
  const { works, detail } = nativeTensors(places);
  const onnx = onnxVersion(places);
  const both = `${detail}; ${onnx ? `ONNX Runtime ${onnx}` : "no ONNX Runtime"}`;
  return finding("fast tensors", works, both, "npm run setup:tensors", true);
}

function browser(): Finding {
  const places = [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  const found = places.find((place) => place !== undefined && existsSync(place));
  return finding(
    "Chromium, for tests",
    found !== undefined,
    found ?? "none",
    "sudo apt-get install chromium",
    true,
  );
}

/** Looks at everything that npm start, the grader and the tests need; starts neither JupyterLab nor an installation. */
export function diagnose(places: Places): Finding[] {
  return [
    node(),
    packages(places),
    buildState(places),
    python(places),
    jupyterLab(places),
    kernel(places),
    figures(places),
    widgets(places),
    disk(places),
    tensors(places),
    ...sandbox(places),
    browser(),
  ];
}
