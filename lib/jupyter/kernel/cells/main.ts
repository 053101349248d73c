import { Socket } from "node:net";
import { getHeapStatistics } from "node:v8";
import { COMMS } from "../../widgets/comm";
import { rememberBuiltins, withBuiltins } from "./surroundings/builtins";
import { captureOutput } from "./captureOutput";
import { cellOf, installCellContexts, leaveCell, runInCell } from "./cellContext";
import { followChildren } from "./surroundings/children";
import { handleComm, interruptHandlersToo } from "./commRequests";
import { Comms } from "./comms";
import { describeError } from "../errors/describeError";
import {
  type Calls,
  type ExpressionOutcome,
  frontEndFlag,
  LineParser,
  type Method,
  type RequestFrame,
  requestDescriptor,
} from "../wire/frames";
import { attributeOutputTo, writeFrame, writeOutput } from "./frameWriter";
import { installGrouping } from "./surroundings/grouping";
import { Interpreter } from "./interpreter";
import { Interruptible } from "../interrupts/interruptible";
import { isInterrupt } from "../interrupts/keyboardInterrupt";
import { killOwnGroup } from "../processTree";
import { TimeLimitPassed } from "../interrupts/limitedWork";
import { installPromptGlobals } from "./promptGlobals";
import { Prompts } from "./prompts";
import { installStackTraces } from "../errors/stackTraces";
import { installStandardInput } from "./surroundings/standardInput";
import { lookLikeTerminal } from "./surroundings/terminalLook";
import { TimeLimits } from "../interrupts/timeLimits";

// Before a cell can change it.
const { setTimeout } = globalThis;

interface Served {
  interpreter: Interpreter;
  comms: Comms;
}

/** The process in which cells run. It is started by the front end and lives as long as its pipes. */
function main(): void {
  installStackTraces();
  installGrouping();
  installCellContexts();
  const interruptible = new Interruptible();
  interruptible.protectStart(() => begin(interruptible));
}

function begin(interruptible: Interruptible): void {
  const interpreter = new Interpreter(interruptible);
  new TimeLimits(interruptible);
  captureOutput();
  followChildren(interruptible);
  reportStrayErrors();
  process.on("exit", (code) => writeFrame({ type: "exit", code }));
  const prompts = new Prompts(() => interruptible.throwRequested());
  installPromptGlobals((question) => prompts.ask(question));
  installStandardInput((question) => prompts.ask(question));
  if (hasFrontEnd()) lookLikeTerminal();
  rememberBuiltins();
  readRequests({ interpreter, comms: installComms(interruptible) });
  writeFrame({ type: "ready", heapLimit: getHeapStatistics().heap_size_limit });
}

const hasFrontEnd = (): boolean => process.argv.includes(frontEndFlag);

/** Lets cells open comms where there is a front end to have the other ends. */
function installComms(interruptible: Interruptible): Comms {
  const comms = new Comms((comm) => writeOutput({ type: "comm", comm }));
  if (hasFrontEnd()) Object.assign(globalThis, { [COMMS]: comms });
  interruptHandlersToo(interruptible);
  return comms;
}

/** Errors that no cell awaits are told in the cell that they belong to, and do not end the process. */
function reportStrayErrors(): void {
  const tell = (title: string, thrown: unknown): void => {
    if (isInterrupt(thrown) || thrown instanceof TimeLimitPassed) return;
    const stray = describeError(thrown);
    const text = `${title} ${stray.traceback.join("\n")}\n`;
    writeOutput({ type: "stream", name: "stderr", text, stray });
  };
  process.on("uncaughtException", (error) => tell("Uncaught", error));
  process.on("unhandledRejection", (error, promise) =>
    runInCell(cellOf(promise), () => tell("Uncaught (in promise)", error)),
  );
}

async function answer(served: Served, request: RequestFrame): Promise<Calls[Method]["reply"]> {
  const { interpreter, comms } = served;
  switch (request.method) {
    case "execute":
      return await execute(interpreter, request); // a plain return would ask the promise for its `then`
    case "complete":
      return interpreter.complete(request.content);
    case "inspect":
      return interpreter.inspect(request.content);
    case "isComplete":
      return interpreter.isComplete(request.content);
    case "comm":
      await handleComm(comms, request.id, request.content);
      return {};
  }
}

async function execute(
  interpreter: Interpreter,
  { id, content }: Extract<RequestFrame, { method: "execute" }>,
): Promise<Calls["execute"]["reply"]> {
  attributeOutputTo(id);
  const { result, error } = await interpreter.execute(id, content);
  if (result) writeFrame({ type: "output", id, output: { type: "result", display: result } });
  if (error) writeFrame({ type: "output", id, output: error });
  if (error) return { ok: false };
  const userExpressions: Record<string, ExpressionOutcome> = {};
  for (const [name, expression] of Object.entries(content.userExpressions ?? {})) {
    const outcome = await interpreter.execute(id, { code: `(${expression}\n)`, cell: content.cell });
    const { data, metadata = {} } = outcome.result ?? { data: { "text/plain": "undefined" } };
    const { ename, evalue, traceback } = outcome.error ?? { ename: "", evalue: "", traceback: [] };
    userExpressions[name] = outcome.error
      ? { status: "error", ename, evalue, traceback }
      : { status: "ok", data, metadata };
  }
  return { ok: true, userExpressions };
}

/** Requests whose work has begun and has not yet given the thread free. */
const begun = new Set<number>();

async function reply(id: number, answered: Promise<Calls[Method]["reply"]>): Promise<void> {
  try {
    writeFrame({ type: "reply", id, content: await answered });
  } catch (error) {
    writeFrame({ type: "failure", id, message: describeError(error).traceback.join("\n") });
  }
}

function serve(served: Served, request: RequestFrame): void {
  const { id } = request;
  leaveCell(); // one that was terminated may not have been left
  begun.add(id);
  void reply(id, answer(served, request));
  begun.delete(id);
}

/** Answers for a request that was terminated before it gave the thread free: a comm's handler in an endless loop. */
function answerTerminated({ id, method }: RequestFrame): void {
  if (!begun.delete(id) || method === "execute") return;
  writeFrame({ type: "failure", id, message: "KeyboardInterrupt: The handler was interrupted." });
}

/**
 * A comm's handler is an author's code and starts in a turn of its own, so that one that is terminated takes nothing else with it;
 * cells take care of that themselves.
 */
function readRequests(served: Served): void {
  const parser = new LineParser<RequestFrame>();
  const pipe = new Socket({ fd: requestDescriptor, readable: true, writable: false });
  let waiting = 0;
  const serveInTurn = (request: RequestFrame): void => {
    waiting--;
    serve(served, request);
  };
  const take = (request: RequestFrame): void => {
    if (request.method !== "comm" && waiting === 0) return serve(served, request);
    waiting++;
    setTimeout(serveInTurn, 0, request);
    setTimeout(answerTerminated, 0, request);
  };
  pipe.on("data", (chunk: Buffer) => {
    withBuiltins(() => {
      for (const request of parser.parse(chunk)) take(request);
    });
  });
  pipe.on("error", () => undefined);
  pipe.on("close", () => killOwnGroup());
}

main();
