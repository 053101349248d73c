import type { RecordedCall, Student } from "../grade/runCheck";
import { MissingFunction, StudentError } from "../sandbox/failure";

/** Functions as a notebook hands them over. */
export type Functions = Record<string, unknown>;

/** A deep copy, so that neither side can change what the other holds. */
function copy(value: unknown, what: string): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new StudentError("TypeError", `${what} holds a function or another thing that is not data`);
  }
}

/** The text of whatever was thrown. */
function describeThrown(error: unknown): StudentError {
  if (error instanceof Error) return new StudentError(error.name, error.message);
  return new StudentError("Error", String(error));
}

/**
 * Calls a notebook's functions in this process, on copies of the arguments: what a self-check needs and no more. Nothing here
 * withstands code that wants to cheat; grading asks a separate process.
 * @param record where the last call is noted
 */
export function localStudent(
  functions: Functions,
  record: (call: RecordedCall) => void = () => undefined,
): Student {
  return {
    async call(name, ...args) {
      const implementation = functions[name];
      if (typeof implementation !== "function") throw new MissingFunction(name);
      const noted: RecordedCall = { name, args, got: undefined };
      record(noted);
      let value: unknown;
      try {
        value = await implementation(...args.map((arg) => structuredClone(arg)));
      } catch (error) {
        throw describeThrown(error);
      }
      noted.got = copy(value, `what ${name} returned`);
      return noted.got;
    },
    close: async () => ({}),
  };
}
