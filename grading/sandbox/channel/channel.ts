import type { Duplex } from "node:stream";
import { CodecError } from "./codec";
import { decode } from "./decode";
import { encode } from "./encode";
import { frame, FrameError, FrameReader } from "./framing";
import type { Limits } from "../limits";

/** A message from the sandbox: hostile until each field is looked at. */
export type Incoming = Readonly<Record<string, unknown>>;

/** The grader's end of the channel: messages out, records in, and one report when something else comes. */
export class Channel {
  private readonly reader = new FrameReader();
  private messages = 0;
  private bytes = 0;
  private broken = false;

  constructor(
    private readonly stream: Duplex,
    limits: Pick<Limits, "messages" | "receivedBytes">,
    receive: (message: Incoming) => void,
    private readonly violation: (what: string) => void,
    private readonly broke: (error: unknown) => void,
  ) {
    stream.on("error", () => this.stop()); // the process is gone; its exit tells why
    stream.on("data", (chunk: Buffer) => {
      if (this.broken) return;
      try {
        for (const payload of this.reader.push(chunk)) {
          if (this.broken) return;
          this.count(payload.length, limits);
          receive(record(decode(payload)));
        }
      } catch (error) {
        // Whatever it is, it came of what was sent: it may end this conversation and nothing else.
        if (error instanceof FrameError || error instanceof CodecError) this.report(error.message);
        else {
          this.stop();
          this.broke(error);
        }
      }
    });
  }

  private count(
    bytes: number,
    { messages, receivedBytes }: Pick<Limits, "messages" | "receivedBytes">,
  ): void {
    this.bytes += bytes;
    if (++this.messages > messages) throw new FrameError(`more than ${messages} messages`);
    if (this.bytes > receivedBytes)
      throw new FrameError(`more than ${Math.floor(receivedBytes / 2 ** 20)} MB`);
  }

  /** Counts from 0. */
  beginAnew(): void {
    this.messages = 0;
    this.bytes = 0;
  }

  /** Refuses what follows. */
  stop(): void {
    this.broken = true;
  }

  report(what: string): void {
    this.stop();
    this.violation(what);
  }

  /** @throws CodecError if the message is too large */
  send(message: Record<string, unknown>): void {
    const bytes = frame(encode(message));
    if (this.stream.writable) this.stream.write(bytes);
  }
}

function record(value: unknown): Incoming {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Incoming;
  throw new FrameError("a message that is no record");
}
