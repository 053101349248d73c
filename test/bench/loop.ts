import os from "node:os";
import { parseArgs } from "node:util";
import { pendulumTask, type PendulumLoopTask } from "lib/experiments/02-ross-bagnell/pendulum/pendulum";
import { linearModels } from "lib/experiments/02-ross-bagnell/pendulum/pendulumModels";
import { runPendulum } from "lib/experiments/02-ross-bagnell/pendulum/pendulumRuns";
import { countData } from "lib/modelLearning/modelClass";
import { fitLinearRidge, type LinearModel } from "lib/modelLearning/ridgeLinear";
import { rossBagnell } from "lib/modelLearning/rossBagnell";
import { ridgeStrength } from "lib/modelLearning/vectorDynamics";

const help = `npm run bench:loop -- [--help]

Measures the Ross–Bagnell loop on the pendulum with linear models: the whole experiment (4 variants × 20 seeds × 10 rounds), and
how the time grows with the number of rounds and with the transitions of a round. About ten seconds.`;

type Task = PendulumLoopTask<LinearModel>;

/** Milliseconds of processor time of the fastest of several runs, compiler and garbage collector included: on a shared machine
 *  the clock on the wall measures the neighbours. */
function fastest(run: () => unknown, repeats: number): number {
  let least = Infinity;
  for (let i = 0; i < repeats; i++) {
    const start = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** The exponent k of y ∝ xᵏ by least squares of logarithms: 1 where y grows as x does. */
function growth(x: readonly number[], y: readonly number[]): number {
  const [logX, logY] = [x, y].map((values) => values.map(Math.log));
  const centre = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
  const [meanX, meanY] = [centre(logX), centre(logY)];
  const products = logX.map((value, i) => (value - meanX) * (logY[i] - meanY));
  return products.reduce((a, b) => a + b) / logX.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
}

function experiment(): void {
  for (const kind of ["expert", "exploration", "learner", "both"] as const)
    for (let seed = 0; seed < 20; seed++) runPendulum(kind, seed);
}

const createTask = (samples: number) => pendulumTask(linearModels(), { seed: 1, samples });

/** Without the evaluation, which costs the same in every round. */
const unjudged = (task: Task): Task => ({ ...task, realCost: () => 0, promisedCost: () => 0 });

/** With a class that reads all data again in every round. */
function forgetful(task: Task): Task {
  const { prior } = linearModels();
  return {
    ...task,
    fit(batches) {
      const n = countData(batches);
      return fitLinearRidge(batches, ridgeStrength(n), prior);
    },
  };
}

function printTable(head: string[], rows: (string | number)[][]): void {
  const cell = (value: string | number) => (typeof value === "number" ? value.toPrecision(3) : value);
  const lines = [head, head.map(() => "---:"), ...rows.map((row) => row.map(cell))];
  console.log(lines.map((line) => `| ${line.join(" | ")} |`).join("\n") + "\n");
}

/** Time against x, and as the last row the exponents. */
function printGrowth(head: string[], x: readonly number[], columns: number[][]): void {
  const rows = x.map((value, i) => [String(value), ...columns.map((column) => column[i])]);
  const exponents = columns.map((column) => growth(x, column).toFixed(2));
  printTable(head, [...rows, ["grows as its power", ...exponents]]);
}

function main(): void {
  const { values } = parseArgs({ options: { help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  console.log(`${os.cpus().length} × ${os.cpus()[0].model}, Node ${process.version}\n`);
  const start = performance.now();
  const first = fastest(experiment, 1);
  const byTheClock = performance.now() - start;
  printTable(
    ["80 runs × 10 rounds", "processor ms", "by the clock, ms"],
    [
      ["first time", first, byTheClock],
      ["fastest of five more", fastest(experiment, 5), ""],
    ],
  );

  const rounds = [10, 100, 1000];
  printGrowth(
    ["rounds, of 50 transitions", "loop, ms", "with evaluation", "reading all data in each round"],
    rounds,
    [
      rounds.map((N) => fastest(() => rossBagnell(unjudged(createTask(50)), N), 5)),
      rounds.map((N) => fastest(() => rossBagnell(createTask(50), N), 3)),
      rounds.map((N) => fastest(() => rossBagnell(forgetful(unjudged(createTask(50))), N), N > 100 ? 1 : 3)),
    ],
  );
  const samples = [50, 500, 5000];
  printGrowth(
    ["transitions in each of 20 rounds", "loop, ms", "with evaluation", "reading all data in each round"],
    samples,
    [
      samples.map((n) => fastest(() => rossBagnell(unjudged(createTask(n)), 20), 5)),
      samples.map((n) => fastest(() => rossBagnell(createTask(n), 20), 3)),
      samples.map((n) => fastest(() => rossBagnell(forgetful(unjudged(createTask(n))), 20), n > 500 ? 1 : 3)),
    ],
  );
}

main();
