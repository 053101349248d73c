import path from "node:path";
import { failureOf, runProgram } from "../shared/runProgram";

/** Whether a library loads and computes right values. */
export type Check = { works: true; what: string } | { works: false; why: string };

/** The arguments that run a script of ours, compiled or not, in a Node of its own. */
function scriptArguments(name: string): string[] {
  const script = path.join(__dirname, `${name}${path.extname(__filename)}`);
  return script.endsWith(".ts") ? [require.resolve("ts-node/dist/bin"), script] : [script];
}

/** The sentence in which Node or the loader states the error. */
function reasonIn(output: string): string | undefined {
  return /^(?:\w*Error): (.+)$/m.exec(output)?.[1];
}

/**
 * Tries a native library in a process of its own, at most a minute.
 * @param packageFolder tfjs-node-gpu
 * @param binding a binding that is not laid into the package; without it the package is loaded as programs load it
 * @returns `what` it is ("TensorFlow 2.21.0 on CPU"), or `why` it does not work
 */
export async function checkLibrary(packageFolder: string, binding?: string): Promise<Check> {
  const args = [...scriptArguments("checkChild"), packageFolder, ...(binding === undefined ? [] : [binding])];
  const run = await runProgram(process.execPath, args, { limitMs: 60_000 });
  const what = /^TensorFlow \S+ on \w+$/m.exec(run.output)?.[0];
  if (run.code === 0 && what) return { works: true, what };
  return { works: false, why: run.cause ?? reasonIn(run.output) ?? failureOf(run) };
}
