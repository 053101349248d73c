import { existsSync } from "node:fs";
import path from "node:path";
import { findTier } from "grading/sandbox/walls/tier";
import { gymnasiumVenv } from "lib/setup/gymnasium/gymnasiumVenv";
import { venvState } from "lib/setup/shared/venv";
import { cachedBuilds, packageVersion } from "lib/setup/tensors/build";
import { checkLibrary } from "lib/setup/tensors/check";
import { findCompiler } from "lib/setup/tensors/compile";
import { hasNativeBinding } from "lib/setup/tensors/nativeFiles";
import { findPlaces, placesOf } from "lib/setup/shared/places";
import { failureOf, runProgram } from "lib/setup/shared/runProgram";
import { findTorch } from "../bench/train/pytorch/torchVenv";
import { chromiumPath } from "./chromium";
import { findOnPath } from "./findOnPath";
import { KERNEL_TEST_VERSIONS, kernelTestPlaces } from "./kernelTestVenv";
import { papermillIsReady } from "./pythonClients";

/** Something that some tests need and a machine may lack. */
interface PartProbe {
  /** What the line at the end of a run calls it. */
  title: string;
  /** What brings it. */
  mend: string;
  /** @returns why it is not here; null where it is */
  whyAbsent: () => Promise<string | null> | string | null;
}

const root = path.resolve(__dirname, "../..");

const unless = (isHere: boolean, why: string): string | null => (isHere ? null : why);

/** Why a program does not run to its end; null where it does. */
async function whyNot(program: string, ...args: string[]): Promise<string | null> {
  const run = await runProgram(program, args, { limitMs: 60_000, env: { ...process.env, NODE_OPTIONS: "" } });
  return run.code === 0 ? null : failureOf(run);
}

/** A build of the native library in the user's cache. */
function cachedBuild(): string | undefined {
  const places = findPlaces();
  return places ? cachedBuilds(places.cache, packageVersion(places.tensorPackage))[0] : undefined;
}

async function whyNoTensorFlow(): Promise<string | null> {
  const places = findPlaces();
  if (!places || !hasNativeBinding(places)) return "it is not set up";
  const check = await checkLibrary(places.tensorPackage);
  return check.works ? null : check.why;
}

/** Looked up on PATH, though the grader knows its place: who takes it from PATH does without. */
function whyNoBubblewrap(): string | null {
  if (findOnPath("bwrap") === undefined) return "there is no bwrap on PATH";
  return unless(findTier(["A"]) !== undefined, "bwrap may not make namespaces here");
}

const onnx = "onnxruntime-node/dist/binding";
const device = path.join(root, "lib/tensor/engines/webgpu/requireDevice.ts");
const tsNode = path.join(root, "node_modules/ts-node/register");
const askForDevice = `
  try { require(${JSON.stringify(device)}).requireDevice() } catch ({ message }) { console.error(message); process.exit(1) }`;
const setUpTests = "npm run setup:tests (with Python 3.10 or later and PyPI)";
const venvIsReady = (): boolean => venvState(placesOf(root)) === "ready";

const PROBES = {
  tensorflow: {
    title: "TensorFlow's native library",
    mend: "npm run setup:tensors",
    whyAbsent: whyNoTensorFlow,
  },
  onnx: {
    title: "ONNX Runtime",
    mend: "npm ci --include=optional",
    whyAbsent: () => whyNot(process.execPath, "-e", `require(${JSON.stringify(onnx)})`),
  },
  webgpu: {
    title: "a device for WebGPU",
    mend: "apt-get install chromium libvulkan1 (or set VK_DRIVER_FILES to a driver's description)",
    whyAbsent: () => whyNot(process.execPath, "-r", tsNode, "-e", askForDevice),
  },
  mujoco: {
    title: "MuJoCo",
    mend: "npm ci --include=optional",
    whyAbsent: () =>
      unless(existsSync(path.join(root, "node_modules/@mujoco/mujoco/mujoco.wasm")), "it is not installed"),
  },
  "tfjs-node": {
    title: "the package @tensorflow/tfjs-node-gpu",
    mend: "npm ci --include=optional",
    whyAbsent: () => unless(findPlaces() !== null, "it is not installed"),
  },
  "tensorflow-build": {
    title: "a build of TensorFlow's native library in the user's cache",
    mend: "npm run setup:tensors",
    whyAbsent: () => unless(cachedBuild() !== undefined, "it is not set up"),
  },
  "tensorflow-headers": {
    title: "the headers of PyPI's TensorFlow in the user's cache",
    mend: "npm run setup:tensors -- --force (on Linux, where it takes PyPI's wheel)",
    whyAbsent: () =>
      unless(
        process.platform === "linux" && existsSync(path.join(cachedBuild() ?? "", "deps", "include")),
        "no such build",
      ),
  },
  compiler: {
    title: "a C++ compiler",
    mend: "apt-get install g++",
    whyAbsent: () =>
      findCompiler().then(
        () => null,
        () => "there is none",
      ),
  },
  bubblewrap: {
    title: "bubblewrap",
    mend: "apt-get install bubblewrap (and allow user namespaces)",
    whyAbsent: whyNoBubblewrap,
  },
  chromium: {
    title: "Chromium",
    mend: "apt-get install chromium (or set CHROMIUM to a browser's path)",
    whyAbsent: () => {
      const file = chromiumPath();
      return file === undefined ? "there is none on PATH" : whyNot(file, "--version");
    },
  },
  python: {
    title: "Python",
    mend: "apt-get install python3",
    whyAbsent: () => whyNot("python3", "-c", "import zipfile"),
  },
  pip: {
    title: "Python's pip",
    mend: "apt-get install python3-pip",
    whyAbsent: () => whyNot("python3", "-c", "import pip"),
  },
  jupyterlab: {
    title: "JupyterLab in .venv",
    mend: setUpTests,
    whyAbsent: () => unless(venvIsReady(), "it is not set up"),
  },
  papermill: {
    title: "papermill",
    mend: setUpTests,
    whyAbsent: () => unless(venvIsReady() && papermillIsReady(), "it is not set up"),
  },
  "jupyter-kernel-test": {
    title: "jupyter_kernel_test",
    mend: setUpTests,
    whyAbsent: () =>
      unless(
        KERNEL_TEST_VERSIONS.every((version) => venvState(kernelTestPlaces(version)) === "ready"),
        "it is not set up",
      ),
  },
  "npm-registry": {
    title: "npm's registry",
    mend: "npm ping (until it answers)",
    whyAbsent: () => whyNot("npm", "ping", "--silent", "--fetch-retries=0", "--fetch-timeout=8000"),
  },
  pytorch: {
    title: "PyTorch for the bench",
    mend: "npm run bench:train -- --yes",
    whyAbsent: () => unless(findTorch() !== null, "it is not installed"),
  },
  gymnasium: {
    title: "Gymnasium",
    mend: "npm run setup:gymnasium",
    whyAbsent: () => unless(venvState(gymnasiumVenv()) === "ready", "it is not set up"),
  },
  linux: {
    title: "Linux",
    mend: "run the tests on Linux or WSL",
    whyAbsent: () => unless(process.platform === "linux", `this is ${process.platform}`),
  },
  unix: {
    title: "a Unix-like system",
    mend: "run the tests on Linux, macOS or WSL",
    whyAbsent: () => unless(process.platform !== "win32", "this is Windows"),
  },
} as const satisfies Record<string, PartProbe>;

/** The name by which tests say what they need. */
export type Part = keyof typeof PROBES;

/** A part that is not here, as those are told who do without it. */
export interface Absence {
  title: string;
  mend: string;
  why: string;
}

/** The parts that are not here. */
export type Absences = Partial<Record<Part, Absence>>;

/** Looks for every part; what cannot be looked for is absent. */
export async function findAbsences(): Promise<Absences> {
  const names = Object.keys(PROBES) as Part[];
  const look = async (name: Part): Promise<string | null> => PROBES[name].whyAbsent();
  const reasons = await Promise.all(names.map((name) => look(name).catch((error: Error) => error.message)));
  const all = names.map((name, i) => ({ name, why: reasons[i] }));
  const absent = all.filter((one): one is { name: Part; why: string } => one.why !== null);
  return Object.fromEntries(
    absent.map(({ name, why }) => [name, { title: PROBES[name].title, mend: PROBES[name].mend, why }]),
  );
}
