import { messageOf } from "./failure";
import type { AnyFunction } from "./functionPlaces";

/** The functions among the arguments of one call, which its process may ask for by their index. */
export class GrantedFunctions {
  private asked = 0;

  /** @param limit how many questions the call may ask */
  constructor(
    private readonly functions: readonly AnyFunction[],
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

  /** The message with the function's value, or with the message of the error that it threw. */
  answer(index: number, args: unknown[]): Record<string, unknown> {
    const asked = this.functions[index]; // called without a `this`
    try {
      return { type: "answer", value: asked(...args) };
    } catch (error) {
      return { type: "refused", message: messageOf(error) };
    }
  }
}
