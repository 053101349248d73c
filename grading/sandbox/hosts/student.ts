import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import { harmlessModules } from "../../notebook/harmlessModules";
import { loadedTensors, ProcessTensors, type Tensors } from "../tensors";
import { callRemote, type Message, serve, type Served } from "./serve";
import { watchTraces } from "./traces";

/** What the student's code may print; the rest is dropped. */
const outputBytes = 64 * 1024;

/** The folder of the course's library in the box. */
const library = path.resolve(__dirname, "../../lib");

/** Not a wall (that is the sandbox) but a clear word: a notebook's functions need the library and nothing else. */
function courseRequire(specifier: unknown): unknown {
  const name = String(specifier);
  const nodeRequire = createRequire(__filename);
  if (harmlessModules.includes(name.replace(/^node:/, ""))) return nodeRequire(name);
  const file = path.join(library, name.slice(4));
  if (/^lib\/[\w-]+(\/[\w-]+)*$/.test(name) && existsSync(`${file}.d.ts`)) return nodeRequire(`${file}.js`);
  throw new Error(
    `"${name.slice(0, 100)}" cannot be imported at grading: use what the notebook's first cell imports`,
  );
}

/** Printing costs nothing and reaches nobody beyond a limit. The stream is made at its first use: making it takes as long as half
 *  of Node's start. */
function capOutput(name: "stdout" | "stderr"): void {
  const { get } = Object.getOwnPropertyDescriptor(process, name) as { get: () => NodeJS.WriteStream };
  let capped: NodeJS.WriteStream | undefined;
  const cap = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    let left = outputBytes;
    const write = stream.write.bind(stream) as (text: string) => boolean;
    stream.write = ((text: unknown) => {
      const printed = String(text).slice(0, left);
      left -= printed.length;
      return printed === "" || write(printed);
    }) as typeof stream.write;
    return stream;
  };
  Object.defineProperty(process, name, {
    get: () => (capped ??= cap(get.call(process))),
    configurable: true,
    enumerable: true,
  });
}

/** TensorFlow.js, ready to compute, in a box that has its packages. */
async function startTensors(): Promise<Tensors | undefined> {
  if (!existsSync(path.join(library, "../node_modules/@tensorflow"))) return undefined;
  createRequire(__filename)(path.join(library, "tensor/tf.js"));
  const tf = loadedTensors();
  await tf?.ready();
  return tf;
}

/** Disposes of what the code that was loaded before has made. @returns does so for what follows */
function tensorsAnew(tf: Tensors): () => void {
  const { engine, disposeVariables } = tf;
  let begun = false;
  return () => {
    if (begun) engine().endScope();
    disposeVariables();
    engine().startScope("check");
    begun = true;
  };
}

/** Remembers the process before it has loaded anything. @returns takes the library out of it again, and looks for what is left */
function watchLoads(): () => boolean {
  const { cache } = createRequire(__filename);
  const isClean = watchTraces();
  return () => {
    for (const file of Object.keys(cache)) if (file.startsWith(library)) delete cache[file];
    return isClean();
  };
}

/** Evaluates the student's declarations as one CommonJS module. */
function load(start: Message): Map<string, Served> {
  const remote = start.remote as string[];
  const module = { exports: {} as Record<string, unknown> };
  const parameters = ["exports", "require", "module", ...remote];
  const evaluate = compileFunction(start.js as string, parameters, { filename: "notebook.js" }) as (
    ...values: unknown[]
  ) => void;
  const callers = remote.map(
    (name) =>
      (...args: unknown[]) =>
        callRemote(name, args),
  );
  evaluate.call(module.exports, module.exports, courseRequire, module, ...callers);
  const functions = Object.entries(module.exports).filter(([, value]) => typeof value === "function");
  return new Map(functions as [string, Served][]);
}

capOutput("stdout");
capOutput("stderr");
void startTensors().then((tf) => {
  if (!tf) return serve(load, { watch: watchLoads });
  const anew = tensorsAnew(tf);
  const loadFresh = (start: Message): Map<string, Served> => {
    anew();
    return load(start);
  };
  return serve(loadFresh, { form: new ProcessTensors() });
});
