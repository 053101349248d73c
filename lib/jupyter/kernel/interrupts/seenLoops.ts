import type { RawCall } from "./mainThread";

/** The loops that were seen to go on. */
export class SeenLoops {
  private readonly seen = new Map<string, { call: RawCall; height: number; rounds: number }>();

  /** Takes note of a loop that begins a round. @param stack from the loop's own function outwards */
  note(stack: RawCall[]): void {
    const [call] = stack;
    if (!call) return;
    const key = `${stack.length} ${call.file}:${call.line}:${call.column}`;
    const known = this.seen.get(key);
    if (known) known.rounds++;
    else this.seen.set(key, { call, height: stack.length, rounds: 1 });
  }

  /**
   * The likely endless one: of those that went on, the outermost. One that stands inside of it begins anew in each of its rounds, and one
   * around it has not come to its next.
   */
  endless(): RawCall | undefined {
    const all = [...this.seen.values()];
    const repeated = all.filter(({ rounds }) => rounds > 1);
    const [first] = (repeated.length > 0 ? repeated : all).sort(
      (a, b) => a.height - b.height || a.call.line - b.call.line,
    );
    return first?.call;
  }
}
