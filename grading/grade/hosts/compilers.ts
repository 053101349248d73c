import { readFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import type { SliceCell, Wanted } from "../../notebook/slice";
import { decode } from "../../sandbox/channel/decode";
import { encode } from "../../sandbox/channel/encode";
import { messageOf, SandboxFailure } from "../../sandbox/failure";
import { frame, FrameReader } from "../../sandbox/channel/framing";
import type { Session } from "../../sandbox/session";
import { useNode } from "../../sandbox/stage";
import type { Grader } from "../grader";
import { openCompiler, sliceIn } from "../sandboxWorkshop";

/** A compiler is started anew after so many notebooks, whatever it remembers of them. */
const notebooksEach = 200;

/** Sandboxed compilers that stay warm from one notebook to the next. They read hostile text and run none of it. */
class Compilers {
  private readonly idle: { session: Session; used: number }[] = [];
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly grader: Grader,
    private free: number,
  ) {}

  async slice(cells: SliceCell[], wanted: Wanted[]): Promise<Record<string, unknown>> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      const { tier, boxes } = this.grader;
      const one = this.idle.pop() ?? { session: await openCompiler(tier, boxes), used: 0 };
      try {
        const slices = await sliceIn(one.session, cells, wanted);
        if (++one.used < notebooksEach) this.idle.push(one);
        else void one.session.close();
        return { slices };
      } catch (error) {
        await one.session.close();
        throw error;
      }
    } catch (error) {
      const status = error instanceof SandboxFailure ? error.status : "infrastructure-error";
      return { status, message: messageOf(error) };
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  /** Ends those that are idle. */
  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map(({ session }) => session.close()));
  }
}

/** Answers one connection's one question. */
function serve(socket: Socket, compilers: Compilers): void {
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
  const compilers = new Compilers(grader, Number(count));
  const server = createServer((socket) => serve(socket, compilers));
  process.umask(0o177); // the socket is its owner's
  server.listen(address, () => process.stdout.write("ready\n"));
  process.stdin.resume().on("end", () => void compilers.close().finally(() => process.exit(0)));
}

main(process.argv.slice(2));
