import { StringDecoder } from "node:string_decoder";
import * as tslab from "tslab/dist/jupyter";
import type { Display } from "../wire/frames";
import { writeOutput } from "./frameWriter";

type Callback = (error?: Error | null) => void;

/** Where lib/jupyter/display/publish hands over what is to be displayed. */
const publishKey = Symbol.for("lib.jupyter.publish");

/** Where lib/jupyter/display/clearOutput asks for the cell's outputs to be removed. */
const clearKey = Symbol.for("lib.jupyter.clearOutput");

function captureStream(name: "stdout" | "stderr"): void {
  const decoder = new StringDecoder("utf8");
  const write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | Callback,
    done?: Callback,
  ): boolean => {
    const callback = typeof encoding === "function" ? encoding : done;
    const isText = typeof chunk === "string";
    const text = isText
      ? chunk
      : decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (text) writeOutput({ type: "stream", name, text });
    if (callback) process.nextTick(callback);
    return true;
  };
  process[name].write = write as typeof process.stdout.write;
}

/** Turns everything that code in this process prints or displays, by ours or by tslab's display functions, into output frames. */
export function captureOutput(): void {
  captureStream("stdout");
  captureStream("stderr");
  const publish = ({ data, metadata = {}, transient = {} }: Display, update: boolean): void =>
    writeOutput({ type: "display", update, display: { data, metadata, transient } });
  const clear = (wait: boolean): void => writeOutput({ type: "clear", wait });
  Object.assign(globalThis, { [publishKey]: publish, [clearKey]: clear });
  Object.assign(tslab, { lastWriteDisplayData: publish });
}
