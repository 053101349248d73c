import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand } from "lib/setup/shared/command";
import { availableEngines } from "lib/tensor/engines/engine";
import { jaxJsFolder } from "./peers/jaxJs";
import { type Effort, type MeasuredPeer, measurePeers, type Peer } from "./peers/measurePeers";
import { peersTable } from "./peers/peersReport";
import { encodeWork, type Work, type WorkName, works } from "./peers/works";
import { EngineProcess } from "./train/engineProcess";
import { mklShim } from "./train/pytorch/mklShim";
import { obtainTorch, type Torch } from "./train/pytorch/torchVenv";

const help = `npm run bench:peers -- [--quick] [--json] [--yes]

Times steps of gradient descent, captured, beside jax-js (npm's @jax-js/jax, which traces and compiles to WebAssembly) and PyTorch, on
work that all of them can do in Node.js: a dense autoencoder, and a GRU over 16 steps. All start from the same numbers, and their
losses must agree to 1e-4 before anything is timed; each runs in a process of its own, in turns. jax-js is installed below .cache.

  --quick  fewer turns
  --json   prints all times as JSON instead of tables
  --yes    installs PyTorch (up to 5.8 GB) without asking
  --help   prints this`;

const root = path.resolve(__dirname, "../..");
const full: Effort = { turns: 8, steps: 20 };
const quickly: Effort = { turns: 3, steps: 5 };

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The folder of jax-js; null, and why, where it cannot be installed. */
function obtainJaxJs(): string | null {
  try {
    return jaxJsFolder();
  } catch (error) {
    say(`${(error as Error).message.split("\n")[0]}. The bench times the others alone.`);
    return null;
  }
}

/** A process for each peer that is here, ours first. */
function startPeers(work: WorkName, file: string, jax: string | null, torch: Torch | null): Peer[] {
  const tsNode = path.join(root, "node_modules/ts-node/dist/bin.js");
  const worker = path.join(root, "test/bench/peers/worker.ts");
  const start = (name: string, command: string[], variables: NodeJS.ProcessEnv = {}): Peer => ({
    name,
    process: new EngineProcess(name, command, root, variables),
  });
  const inNode = (name: string, ...peer: string[]): Peer =>
    start(name, [process.execPath, tsNode, worker, work, file, ...peer]);
  const engines = availableEngines();
  const peers: Peer[] = [];
  if (engines.includes("tensorflow"))
    peers.push(inNode("captured, TensorFlow session", "ours", "tensorflow"));
  if (engines.includes("onnx")) peers.push(inNode("captured, ONNX Runtime (npm alone)", "ours", "onnx"));
  if (jax) peers.push(inNode("jax-js, WebAssembly in one thread", "jax-js", jax));
  if (torch) {
    const program = path.join(root, "test/bench/peers/torchWorker.py");
    const preload = mklShim();
    const command = [torch.python, program, work, file, String(works[work].learningRate)];
    peers.push(start("PyTorch eager", command, preload ? { LD_PRELOAD: preload } : {}));
  }
  return peers;
}

/** Measures one work, whose processes are gone afterwards. */
async function measureWork(
  name: WorkName,
  work: Work,
  others: [string | null, Torch | null],
  effort: Effort,
): Promise<MeasuredPeer[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-peers-"));
  const file = path.join(folder, "work.safetensors");
  writeFileSync(file, encodeWork(work));
  const peers = startPeers(name, file, ...others);
  try {
    return await measurePeers(peers, effort);
  } finally {
    await Promise.all(peers.map((peer) => peer.process.stop()));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(args: string[]): Promise<number> {
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ args, options: { quick: flag, json: flag, yes: flag, help: flag } });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const torch = await obtainTorch(values.yes, say);
  const jax = obtainJaxJs();
  const machine = `${os.availableParallelism()} × ${os.cpus()[0].model}, Node ${process.version}${torch ? `, PyTorch ${torch.version}` : ""}`;
  if (!values.json) console.log(`${machine}\n`);
  const results: Record<string, MeasuredPeer[]> = {};
  for (const [name, work] of Object.entries(works) as [WorkName, Work][]) {
    results[name] = await measureWork(name, work, [jax, torch], values.quick ? quickly : full);
    if (!values.json) console.log(`${peersTable(work.title, results[name])}\n`);
  }
  if (values.json) console.log(JSON.stringify({ machine, results }, null, 2));
  return 0;
}

runCommand({ name: "bench:peers", run: "npm run bench:peers", endsAtOnce: true }, main);
