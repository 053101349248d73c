import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import type { SliceCell, Wanted } from "../../notebook/slice";
import { decode } from "../../sandbox/channel/decode";
import { encode } from "../../sandbox/channel/encode";
import { frame, FrameReader } from "../../sandbox/channel/framing";
import { useNode } from "../../sandbox/stage";
import type { Grader } from "../grader";
import { SharedCompilers } from "../class/sharedCompilers";
import { openCompiler } from "../sandboxWorkshop";

/** Answers one connection's one question. */
function serve(socket: Socket, compilers: SharedCompilers): void {
  const reader = new FrameReader();
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    try {
      const [question] = reader.push(chunk);
      if (!question) return;
      const { cells, wanted } = decode(question) as { cells: SliceCell[]; wanted: Wanted[] };
      void compilers.slice(cells, wanted).then((answer) => socket.end(frame(encode(answer))));
    } catch {
      socket.destroy(); // the other side then compiles for itself
    }
  });
}

/** Arguments: the grader's file, the address to listen at, how many compilers. It ends with its standard input. */
function main([file, address, count]: string[]): void {
  const grader = JSON.parse(readFileSync(file, "utf8")) as Grader;
  useNode(grader.node);
  const compilers = new SharedCompilers(() => openCompiler(grader.tier, grader.boxes), Number(count));
  const server = createServer((socket) => serve(socket, compilers));
  process.umask(0o177); // the socket is its owner's
  server.listen(address, () => process.stdout.write("ready\n"));
  process.stdin.resume().on("end", () => void compilers.close().finally(() => process.exit(0)));
}

main(process.argv.slice(2));
