import { connect } from "node:net";
import type { SliceCell, Wanted } from "../notebook/slice";
import { decode } from "../sandbox/channel/decode";
import { encode } from "../sandbox/channel/encode";
import { type FailureStatus, SandboxFailure } from "../sandbox/failure";
import { frame, FrameReader } from "../sandbox/channel/framing";
import { readSlices } from "./sandboxWorkshop";
import type { Workshop } from "./workshop";

/** One question to the compilers, and the answer. @throws Error if there is none */
function exchange(address: string, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const socket = connect(address);
    const reader = new FrameReader();
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("the compilers hung up")));
    socket.on("data", (chunk: Buffer) => {
      try {
        const [answer] = reader.push(chunk);
        if (!answer) return;
        resolve(decode(answer));
        socket.end();
      } catch (error) {
        reject(error as Error);
        socket.destroy();
      }
    });
    socket.write(frame(encode(question)));
  });
}

/**
 * Compiles by the class's compilers, which are warm.
 * @param address their socket, if there is one @param otherwise the way without them, where they do not answer
 */
export function compileAt(address: string | undefined, otherwise: Workshop["prepare"]): Workshop["prepare"] {
  return async (cells: SliceCell[], wanted: Wanted[]) => {
    let answer: Record<string, unknown>;
    try {
      if (address === undefined) return await otherwise(cells, wanted);
      answer = (await exchange(address, { cells, wanted })) as Record<string, unknown>;
    } catch {
      return otherwise(cells, wanted);
    }
    if (typeof answer.status === "string")
      throw new SandboxFailure(answer.status as FailureStatus, String(answer.message));
    return readSlices(answer.slices, wanted);
  };
}
