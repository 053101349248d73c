import "./typescriptOptions"; // before everything that loads tslab
import { Socket } from "node:net";
import { captureOutput } from "./captureOutput";
import { installCellTraces } from "./cellLines";
import { describeError } from "./describeError";
import { type Calls, LineParser, type Method, type RequestFrame, requestDescriptor } from "./frames";
import { attributeOutputTo, writeFrame, writeOutput } from "./frameWriter";
import { Interpreter } from "./interpreter";
import { Interruptible } from "./interruptible";

/** The process in which cells run. It is started by the front end and lives as long as its pipes. */
function main(): void {
  installCellTraces();
  const interruptible = new Interruptible();
  const interpreter = interruptible.protect(() => new Interpreter(interruptible));
  captureOutput();
  reportStrayErrors();
  process.on("exit", (code) => writeFrame({ type: "exit", code }));
  readRequests(interpreter);
}

/** Errors that no cell awaits are told, and do not end the process. */
function reportStrayErrors(): void {
  const tell = (title: string, error: unknown): void =>
    writeOutput({
      type: "stream",
      name: "stderr",
      text: `${title} ${describeError(error).traceback.join("\n")}\n`,
    });
  process.on("uncaughtException", (error) => tell("Uncaught", error));
  process.on("unhandledRejection", (error) => tell("Uncaught (in promise)", error));
}

async function answer(interpreter: Interpreter, request: RequestFrame): Promise<Calls[Method]["reply"]> {
  if (request.method !== "execute") return callNow(interpreter, request);
  attributeOutputTo(request.id);
  const { result, error } = await interpreter.execute(request.content);
  if (result) writeOutput({ type: "result", display: result });
  if (error) writeOutput(error);
  return { ok: !error };
}

function callNow(interpreter: Interpreter, request: Exclude<RequestFrame, { method: "execute" }>) {
  switch (request.method) {
    case "complete":
      return interpreter.complete(request.content);
    case "inspect":
      return interpreter.inspect(request.content);
    case "isComplete":
      return interpreter.isComplete(request.content);
  }
}

function serve(interpreter: Interpreter, request: RequestFrame): void {
  const { id } = request;
  answer(interpreter, request).then(
    (content) => writeFrame({ type: "reply", id, content }),
    (error) => writeFrame({ type: "failure", id, message: describeError(error).traceback.join("\n") }),
  );
}

/** Each request starts in a turn of its own, so that one that is terminated takes nothing else with it. */
function readRequests(interpreter: Interpreter): void {
  const parser = new LineParser<RequestFrame>();
  const pipe = new Socket({ fd: requestDescriptor, readable: true, writable: false });
  pipe.on("data", (chunk: Buffer) => {
    for (const request of parser.parse(chunk)) setTimeout(serve, 0, interpreter, request);
  });
  pipe.on("error", () => undefined);
  pipe.on("close", () => process.kill(process.pid, "SIGKILL"));
}

main();
