import { StringDecoder } from "node:string_decoder";
import { CLEAR_SINK, PUBLISH_SINK } from "../../../core/globalKeys";
import { displaying } from "../tslab";
import type { Display } from "../wire/frames";
import { writeOutput } from "./frameWriter";

type Callback = (error?: Error | null) => void;

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
  Object.assign(globalThis, { [PUBLISH_SINK]: publish, [CLEAR_SINK]: clear });
  Object.assign(displaying(), { lastWriteDisplayData: publish });
}
