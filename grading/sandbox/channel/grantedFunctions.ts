import { messageOf } from "../failure";
import type { PackedFunction } from "./packed";

/** The answer to a question, as it crosses the channel. */
export type Reply = { type: "answer"; value: unknown } | { type: "refused"; message: string };

/** The functions among the arguments of one call, which its process may ask for by their index. */
export class GrantedFunctions {
  private asked = 0;

  /** @param limit how many questions the call may ask */
  constructor(
    private readonly functions: readonly PackedFunction[],
    private readonly limit: number,
  ) {}

  /** Whether there is a function of this index, whatever the index is. */
  has(index: unknown): index is number {
    return Number.isInteger(index) && (index as number) >= 0 && (index as number) < this.functions.length;
  }

  /** Counts a question; whether it is one too many. */
  exhausted(): boolean {
    return ++this.asked > this.limit;
  }

  /** The message with the function's value, encoded, or with the message of the error that it threw; a promise of it where the
   *  function is asynchronous. @param args its list of arguments, encoded */
  answer(index: number, args: Uint8Array): Reply | Promise<Reply> {
    const asked = this.functions[index];
    const refused = (error: unknown): Reply => ({ type: "refused", message: messageOf(error) });
    try {
      const value = asked(args);
      if (!(value instanceof Promise)) return { type: "answer", value };
      return value.then((settled) => ({ type: "answer", value: settled }), refused);
    } catch (error) {
      return refused(error);
    }
  }
}
