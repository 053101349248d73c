import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { onnxProgram, OnnxReplay } from "lib/tensor/engines/onnx/engine";
import { webgpuProgram } from "lib/tensor/engines/webgpu/engine";
import { requireDevice, webgpuOptions } from "lib/tensor/engines/webgpu/requireDevice";
import { lower } from "lib/tensor/program/lower";
import { optimise } from "lib/tensor/program/optimise";
import type { Program } from "lib/tensor/program/program";
import { record } from "lib/tensor/program/recorder";
import { leavesOf } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { type AgentName } from "lib/train/agents";
import { benchAgents } from "./train/agents/benchAgents";
import { trainData } from "./train/trainData";
import { type SizeName, timedSizes } from "./train/trainSize";

const help = `npm run profile:train -- [--agent dreamerV1|dreamerV2] [--size tiny|small|medium|large]
                         [--engine onnx|webgpu] [--rows N]

Prints where a training step's time goes when ONNX Runtime replays it: by operator, and by operator and shapes. TensorFlow sessions
that are opened by way of tfjs-node cannot be profiled by operation; of them it prints what the program consists of.

  --agent A  the version of Dreamer (dreamerV1)
  --size S   the benchmark's size (medium)
  --engine E onnx, unless given; of webgpu it says which operators run on the processor for all that
  --rows N   how many rows of each table (20)
  --help     prints this`;

/** Replays that are timed after the first, which prepares memory. */
const replays = 5;

/** One operator's run, as ONNX Runtime writes it down. */
interface Event {
  cat: string;
  name: string;
  /** Microseconds. */
  dur: number;
  args: { op_name: string; provider: string; input_type_shape?: Record<string, number[]>[] };
}

const shapesOf = ({ args }: Event): string =>
  (args.input_type_shape ?? []).map((input) => `[${Object.values(input)[0].join(" × ")}]`).join(" ");

const onWebgpu = (program: Program): [Program, object] => {
  requireDevice();
  return [webgpuProgram(program), webgpuOptions];
};

/** A program and ONNX Runtime's options, as each engine has them. */
const engines: Record<string, (program: Program) => [Program, object]> = {
  onnx: (program) => [onnxProgram(program), {}],
  webgpu: onWebgpu,
};

const operatorOf = ({ args: { op_name, provider } }: Event, engine: string): string =>
  engine === "webgpu" && provider.startsWith("CPU") ? `${op_name}, on the processor` : op_name;

/** Runs a program under ONNX Runtime's profiler. */
function profile([program, options]: [Program, object], inputs: tf.Tensor[]): Event[] {
  const folder = mkdtempSync(path.join(tmpdir(), "profile-"));
  try {
    const replay = new OnnxReplay(program, {
      ...options,
      enableProfiling: true,
      profileFilePrefix: path.join(folder, "onnx"),
    });
    for (let i = 0; i <= replays; i++) tf.dispose(replay.run(inputs));
    replay.endProfiling();
    const [file] = readdirSync(folder);
    const events = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Event[];
    return events.filter(({ cat, name }) => cat === "Node" && name.endsWith("_kernel_time"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function printTable(title: string, events: Event[], keyOf: (event: Event) => string, rows: number): void {
  const sums = new Map<string, { time: number; count: number }>();
  for (const event of events) {
    const sum = sums.get(keyOf(event)) ?? { time: 0, count: 0 };
    sums.set(keyOf(event), { time: sum.time + event.dur, count: sum.count + 1 });
  }
  const total = events.reduce((time, { dur }) => time + dur, 0);
  console.log(`\n| ms a step | share | runs a step | ${title} |\n|---:|---:|---:|---|`);
  for (const [key, { time, count }] of [...sums].sort(([, a], [, b]) => b.time - a.time).slice(0, rows)) {
    const runs = Math.round(count / (replays + 1));
    const ms = time / 1000 / (replays + 1);
    console.log(`| ${ms.toFixed(2)} | ${((100 * time) / total).toFixed(1)} % | ${runs} | ${key} |`);
  }
}

function printKinds(program: Program): void {
  const counts = new Map<string, number>();
  for (const { kind } of program.operations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  console.log(
    `${program.operations.length} operations: ${sorted.map(([kind, count]) => `${count} ${kind}`).join(", ")}`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      agent: { type: "string", default: "dreamerV1" },
      size: { type: "string", default: "medium" },
      engine: { type: "string", default: "onnx" },
      rows: { type: "string", default: "20" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(help);
  await tf.ready();
  const create = benchAgents[values.agent as AgentName];
  if (!create) throw new Error(`profile:train: --agent must be dreamerV1 or dreamerV2, got ${values.agent}`);
  if (!["tiny", ...timedSizes].includes(values.size))
    throw new Error(`profile:train: --size must be tiny, small, medium or large, got ${values.size}`);
  const prepare = engines[values.engine];
  if (!prepare) throw new Error(`profile:train: --engine must be onnx or webgpu, got ${values.engine}`);
  const agent = create(values.size as SizeName);
  const data = trainData(agent, 1);
  const inputs = leavesOf([data.state, data.batch, data.noise]);
  const program = record(inputs, () => leavesOf(agent.step(data.state, data.batch, data.noise)));
  const prepared = optimise(lower(program));
  console.log(
    `${values.agent}, ${values.size}: ${program.operations.length} kernels recorded; after lowering and rewriting:`,
  );
  printKinds(prepared);
  const events = profile(prepare(prepared), inputs);
  printTable("operator", events, (event) => operatorOf(event, values.engine), Number(values.rows));
  printTable(
    "operator and shapes",
    events,
    (event) => `${operatorOf(event, values.engine)} ${shapesOf(event)}`,
    Number(values.rows),
  );
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
