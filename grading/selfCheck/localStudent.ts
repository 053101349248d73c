import { copyWithFunctions } from "../checks/copyValue";
import { observeCalls, type RecordedCall, type Student } from "../checks/runCheck";
import { changedPlace } from "../sandbox/channel/changedPlace";
import {
  ChangedArgument,
  MissingFunction,
  SandboxFailure,
  StudentError,
  tooManyQuestions,
} from "../sandbox/failure";
import { onlyDuringCall, placeName, replaceFunctions } from "../sandbox/channel/functionPlaces";
import { checkLimits } from "../sandbox/limits";

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

/** The functions among the arguments of one call, bounded as in the sandbox. */
class BoundedFunctions {
  /** Whether the call still runs. */
  running = true;
  /** The limit was passed. */
  failure: SandboxFailure | undefined;
  private asked = 0;

  /** Copies of the arguments, with functions that serve this call and no more often than allowed. */
  bound(args: unknown[]): unknown[] {
    const { questions } = checkLimits;
    const bounded = replaceFunctions(args, (original, place) => (...given) => {
      if (!this.running) throw new Error(onlyDuringCall(placeName(place)));
      if (++this.asked > questions) {
        throw (this.failure ??= new SandboxFailure("protocol", tooManyQuestions(questions)));
      }
      return original(...given);
    });
    return copyWithFunctions(bounded);
  }
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
  const call = async (name: string, ...args: unknown[]): Promise<unknown> => {
    const implementation = functions[name];
    if (typeof implementation !== "function") throw new MissingFunction(name);
    const granted = new BoundedFunctions();
    const given = granted.bound(args);
    const before = granted.bound(args);
    let value: unknown;
    try {
      value = await implementation(...given);
    } catch (error) {
      throw granted.failure ?? describeThrown(error);
    } finally {
      granted.running = false;
    }
    if (granted.failure) throw granted.failure;
    const changed = changedPlace(given, before);
    if (changed !== undefined) throw new ChangedArgument(changed);
    return copy(value, `what ${name} returned`);
  };
  return { call: observeCalls(call, record), close: async () => ({}) };
}
