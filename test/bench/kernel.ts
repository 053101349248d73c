import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  measureInterrupts,
  measureLatencies,
  measureOutput,
  measureShutdown,
  measureStart,
  type Row,
} from "./kernelMeasures";
import { type MeasuredKernel, measuredKernels, median, writeKernelspecs } from "./kernels";

const help = `npm run bench:kernel -- [--quick] [--json]

Measures our kernel, plain tslab and Deno in one run and prints one table: start, latencies, output kept, interrupts, and how
many of Jupyter's own kernel tests pass. About five minutes; Deno is installed below .cache/bench at first.

  --quick  one start instead of five, 60 declaring cells instead of 300, no kernel tests
  --json   prints JSON instead of a table
  --help   prints this`;

/** For how long the first start on a machine stays: our kernel prepares later ones meanwhile; in milliseconds. */
const preparation = 10_000;

/** Starts of all kernels in turn, so that a busy moment of the machine meets each of them. */
async function measureStarts(kernels: readonly MeasuredKernel[], repeats: number): Promise<Row[]> {
  const times = kernels.map(() => ({ info: [] as number[], cell: [] as number[], failed: 0 }));
  for (const kernel of kernels) await measureStart(kernel, preparation);
  for (let i = 0; i < repeats; i++) {
    for (const [k, kernel] of kernels.entries()) {
      const { info, cell, failed } = await measureStart(kernel);
      times[k].info.push(info);
      times[k].cell.push(cell);
      if (failed) times[k].failed++;
    }
  }
  const seconds = (values: number[]): string => `${(median(values) / 1000).toFixed(2)} s`;
  return times.map(({ info, cell, failed }) => ({
    [`start to first reply, median of ${repeats}`]: seconds(info),
    "start to end of first cell": failed > 0 ? `failed, ${failed} of ${repeats}` : seconds(cell),
  }));
}

const root = path.resolve(__dirname, "../..");
const python = path.join(root, ".cache/kernel-tests/0.7.0/.venv/bin/python");

/** The test of the welcome message waits for ever where there is none. */
const kernelTests = [
  { suite: "TypeScriptIopubWelcomeTests", patience: 30_000 },
  { suite: "TypeScriptKernelTests", patience: 150_000 },
];

/** jupyter_kernel_test 0.7.0 with our samples, those of the display test aside where a kernel has its own way to display. */
function runKernelTests(kernels: readonly MeasuredKernel[]): Row[] {
  const row = "jupyter_kernel_test 0.7.0, passed";
  if (!existsSync(python)) return kernels.map(() => ({ [row]: "run npm run setup:tests first" }));
  const { share, names } = writeKernelspecs(kernels);
  return names.map((name) => {
    // Kernels find their connection there, by which those that outlive their test are told.
    const TMPDIR = mkdtempSync(path.join(os.tmpdir(), "bench-kernel-"));
    const env = { ...process.env, JUPYTER_PATH: share, KERNEL_NAME: name, PYTHONWARNINGS: "ignore", TMPDIR };
    const file = path.join(root, "test/lib/jupyter/kernel/kernelTests.py");
    const passed = kernelTests.map(({ suite, patience }) => {
      const { stderr } = spawnSync(python, [file, suite], { env, encoding: "utf8", timeout: patience });
      spawnSync("pkill", ["-9", "-f", TMPDIR]);
      return stderr.match(/\.\.\. ok$/gm)?.length ?? 0;
    });
    rmSync(TMPDIR, { recursive: true, force: true });
    return { [row]: `${passed.reduce((a, b) => a + b)} of 13` };
  });
}

function printTable(kernels: readonly MeasuredKernel[], rows: readonly Row[]): void {
  const names = kernels.map(({ name }) => name);
  console.log(
    `${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}, ${os.platform()} ${os.arch()}\n`,
  );
  console.log(`| | ${names.join(" | ")} |\n|---|${names.map(() => "---|").join("")}`);
  for (const key of Object.keys(rows[0]))
    console.log(`| ${key} | ${rows.map((row) => row[key] ?? "–").join(" | ")} |`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help) return console.log(help);
  const kernels = measuredKernels();
  const rows: Row[] = await measureStarts(kernels, values.quick ? 1 : 5);
  for (const [k, kernel] of kernels.entries()) {
    process.stderr.write(`measuring ${kernel.name}\n`);
    Object.assign(rows[k], await measureLatencies(kernel, values.quick ? 60 : 300));
    Object.assign(rows[k], await measureOutput(kernel), await measureInterrupts(kernel));
    Object.assign(rows[k], await measureShutdown(kernel));
  }
  if (!values.quick) runKernelTests(kernels).forEach((row, k) => Object.assign(rows[k], row));
  if (values.json)
    console.log(
      JSON.stringify(
        kernels.map(({ name }, k) => ({ kernel: name, ...rows[k] })),
        null,
        2,
      ),
    );
  else printTable(kernels, rows);
}

// Kernels end with the process that has started them; a signal alone would end it without.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.message);
    process.exit(2);
  },
);
