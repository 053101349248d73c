import { parseArgs } from "node:util";
import { median } from "lib/core/metrics";
import * as tf from "lib/tensor/tf";
import { quietly } from "../lib/experiments/03-autoencoders/quietly";
import { measures03 } from "./calibrate/measures03";

const help = `npm run calibrate -- [--seeds N] [--only TEXT] [--help]

Measures the numbers that notebook 03 and its tests state, over N seeds (20) of the experiments' trainings, with our own answers: the
least, the median and the largest of each. Margins of tests are set from what it prints. About half a minute of processor time a seed.

  --only TEXT   experiments whose name contains it`;

const digits = (x: number): string => x.toPrecision(3);

async function main(): Promise<void> {
  const options = { seeds: { type: "string" }, only: { type: "string" }, help: { type: "boolean" } } as const;
  const { values } = parseArgs({ options });
  if (values.help) return console.log(help);
  const count = Number(values.seeds ?? 20);
  await tf.ready();
  console.log(`${count} seeds; ${tf.getBackend()}, Node ${process.version}\n`);
  console.log("| | least | median | largest |\n| --- | ---: | ---: | ---: |");
  for (const [experiment, measure] of Object.entries(measures03)) {
    if (!experiment.includes(values.only ?? "")) continue;
    const found: Record<string, number[]> = {};
    for (let seed = 1; seed <= count; seed++) {
      const numbers = await quietly(async () => measure(seed));
      for (const [name, x] of Object.entries(numbers)) (found[name] ??= []).push(x);
    }
    for (const [name, xs] of Object.entries(found)) {
      const cells = [Math.min(...xs), median(xs), Math.max(...xs)].map(digits);
      console.log(`| ${experiment}: ${name} | ${cells.join(" | ")} |`);
    }
  }
}

void main();
