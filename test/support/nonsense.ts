import type { Rng } from "lib/core/rng";
import { answerTo, encode } from "lib/jupyter/kernel/protocol/message";

/** Requests that cost no more than a look at them; shutdown_request would end the test. */
const light = [
  "kernel_info_request",
  "history_request",
  "comm_info_request",
  "interrupt_request",
  "debug_request",
  "comm_open",
  "comm_msg",
  "comm_close",
  "input_reply",
  "status",
  "constructor",
  "__proto__",
  "",
];

/** Requests that the compiler answers. */
const heavy = ["execute_request", "complete_request", "inspect_request", "is_complete_request"];

/** Fields that requests have, so that nonsense meets the code that reads them. */
const fields = [
  "code",
  "cursor_pos",
  "silent",
  "store_history",
  "user_expressions",
  "allow_stdin",
  "stop_on_error",
  "hist_access_type",
  "pattern",
  "n",
  "start",
  "stop",
  "session",
  "output",
  "unique",
  "restart",
  "value",
  "comm_id",
  "target_name",
  "data",
  "status",
  "__proto__",
  "toString",
  "detail_level",
];

const strings = [
  "",
  "abc",
  "range",
  "search",
  "tail",
  "*a*a*a*a*b",
  "a.b",
  "const x = 1",
  "(((",
  "\u0000",
  "\ud800",
  "😀",
];

const replaced = (frames: Buffer[], at: number, frame: Buffer): Buffer[] =>
  frames.map((old, i) => (i === at ? frame : old));

/** Draws messages that no client would send. */
export class Nonsense {
  constructor(
    private readonly rng: Rng,
    private readonly key: string,
  ) {}

  private pick<T>(list: readonly T[]): T {
    return list[this.rng.integer(list.length)];
  }

  private chance(probability: number): boolean {
    return this.rng.uniform() < probability;
  }

  /** Some bytes, seldom many. */
  bytes(most = this.chance(0.002) ? 200_000 : 60): Buffer {
    const bytes = Buffer.alloc(this.rng.integer(most + 1));
    for (let i = 0; i < bytes.length && i < 200; i++) bytes[i] = this.rng.integer(256);
    return bytes;
  }

  /** Frames without a meaning. */
  frames(): Buffer[] {
    const count = this.chance(0.002) ? 500 : 1 + this.rng.integer(8);
    return Array.from({ length: count }, () => (this.chance(0.2) ? Buffer.from("<IDS|MSG>") : this.bytes()));
  }

  private value(depth = 0): unknown {
    const scalars = [null, true, false, 0, -1, 0.5, 1e308, -1e308, 2 ** 53, 7, ...strings];
    if (depth > 2 || this.chance(0.6)) return this.pick(scalars);
    if (this.chance(0.5)) return Array.from({ length: this.rng.integer(4) }, () => this.value(depth + 1));
    return this.content(depth + 1);
  }

  private content(depth = 0): Record<string, unknown> {
    const names = Array.from({ length: this.rng.integer(7) }, () => this.pick(fields));
    return Object.fromEntries(names.map((name) => [name, this.value(depth)]));
  }

  /** A message that is signed as it should be, and whose parts may be anything. */
  signed(): Buffer[] {
    const type = this.chance(0.02) ? this.pick(heavy) : this.pick(light);
    const message = answerTo(null, type, this.content());
    const header = message.header as unknown as Record<string, unknown>;
    if (this.chance(0.2)) delete header[this.pick(Object.keys(header))];
    if (this.chance(0.1)) header[this.pick(["msg_id", "session", "date", "version"])] = this.value();
    const parts = message as unknown as Record<string, unknown>;
    for (const part of ["header", "parent", "metadata", "content"]) {
      if (this.chance(0.05)) parts[part] = this.value();
    }
    message.buffers = Array.from({ length: this.chance(0.1) ? 3 : 0 }, () => this.bytes());
    return encode(message, this.key);
  }

  /** A real message with an end cut off or a bit turned over. */
  damaged(): Buffer[] {
    const frames = this.signed();
    if (this.chance(0.3)) return frames.slice(0, 1 + this.rng.integer(frames.length));
    const at = this.rng.integer(frames.length);
    const frame = Buffer.from(frames[at]);
    if (frame.length === 0 || this.chance(0.4))
      return replaced(frames, at, frame.subarray(0, frame.length >> 1));
    frame[this.rng.integer(frame.length)] ^= 1 << this.rng.integer(8);
    return replaced(frames, at, frame);
  }

  /** A message of any of these sorts. */
  any(): Buffer[] {
    return this.pick([() => this.frames(), () => this.signed(), () => this.signed(), () => this.damaged()])();
  }
}
