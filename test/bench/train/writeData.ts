/** A process that writes what all contenders of a size start from into a file, and prints the engines that are here. Arguments: size, file. */
import { writeFileSync } from "node:fs";
import { encode } from "lib/data/safetensors";
import { availableEngines } from "lib/tensor/engines/engine";
import * as tf from "lib/tensor/tf";
import { trainData } from "./trainData";
import { sizeOf, type SizeName } from "./trainSize";

async function main(): Promise<void> {
  const [size, file] = process.argv.slice(2);
  await tf.ready();
  writeFileSync(file, encode(trainData(sizeOf(size as SizeName), "bench:train")));
  console.log(JSON.stringify(availableEngines()));
}

void main();
