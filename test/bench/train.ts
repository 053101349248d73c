import { rmSync } from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { benchAgents } from "./train/agents/benchAgents";
import { type Effort, measureSize, type SizeResult } from "./train/measure";
import { type AgentName } from "lib/train/agents";
import { compileCache, obtainTorch, type Torch } from "./train/pytorch/torchVenv";
import { tableOf } from "./train/trainReport";
import { type SizeName, timedSizes } from "./train/trainSize";

const help = `npm run bench:train -- [--agent dreamerV1|dreamerV2] [--size small|medium|large] [--quick] [--cold] [--json] [--yes]

Times one training step of Dreamer (world model, actor and critic, each with its clipped Adam update) on every engine that is
here and in PyTorch, eager and compiled: the same networks, the same numbers, checked to agree, each engine in a process of its
own, in turns. PyTorch is installed outside of the course's folder, in the user's cache, after asking. The first run
takes about 20 minutes, most of them torch.compile's; nothing else should run meanwhile.

  --agent A dreamerV1 (unless given) for control, dreamerV2 for Atari
  --size S  one size only; large is the paper's networks at 64 × 64 pixels
  --cold    compiles anew, to see how long torch.compile takes; its results are kept from run to run otherwise
  --quick   fewer turns; neither torch.compile nor eager wasm
  --json    prints all times as JSON instead of tables
  --yes     installs PyTorch (up to 5.8 GB) without asking
  --help    prints this`;

const full: Effort = { turns: 6, steps: { tiny: 20, small: 12, medium: 6, large: 2 } };
const quickly: Effort = { turns: 3, steps: { tiny: 5, small: 6, medium: 3, large: 1 } };

/** The least load, by the system's own average, that is worth a warning. */
const busy = 0.7;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

class UsageError extends Error {}

function readOptions() {
  const flag = { type: "boolean", default: false } as const;
  const flags = { quick: flag, cold: flag, json: flag, yes: flag, help: flag };
  const text = { type: "string" } as const;
  const options = { agent: { ...text, default: "dreamerV1" }, size: text, ...flags } as const;
  try {
    const { values } = parseArgs({ options });
    const names = Object.keys(benchAgents);
    if (!names.includes(values.agent))
      throw new Error(`--agent must be ${names.join(" or ")}, got ${values.agent}`);
    const agent = values.agent as AgentName;
    if (values.size === undefined) return { ...values, agent, sizes: timedSizes };
    if (!["tiny", ...timedSizes].includes(values.size))
      throw new Error(`--size must be ${timedSizes.join(", ")}, got ${values.size}`);
    return { ...values, agent, sizes: [values.size as SizeName] };
  } catch (error) {
    throw new UsageError(`bench:train: ${(error as Error).message.split(". ")[0]}. See --help`);
  }
}

function machine(torch: Torch | null): string {
  const cpus = os.cpus();
  const versions = [`Node ${process.version}`, torch ? `PyTorch ${torch.version}` : "no PyTorch"];
  return `${os.availableParallelism()} × ${cpus[0].model}, ${versions.join(", ")}, ${os.platform()} ${os.arch()}`;
}

async function main(): Promise<void> {
  const { agent, sizes, quick, cold, json, yes, help: wantsHelp } = readOptions();
  if (wantsHelp) return console.log(help);
  const torch = await obtainTorch(yes, say);
  if (cold) rmSync(compileCache(), { recursive: true, force: true });
  const [load] = os.loadavg();
  if (load > busy)
    say(`Other programs use this machine (load ${load.toFixed(1)}): the times will be too long.`);
  const results: SizeResult[] = [];
  if (!json) console.log(`${machine(torch)}\n`);
  for (const size of sizes) {
    const result = await measureSize({ agent, size }, torch, { effort: quick ? quickly : full, quick, say });
    results.push(result);
    if (!json) console.log(`${tableOf(result)}\n`);
  }
  if (json) console.log(JSON.stringify({ machine: machine(torch), results }, null, 2));
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    say(error.message);
    process.exit(error instanceof UsageError ? 1 : 2);
  },
);
