import { givenArguments, plainCopy } from "../checks/callOurs";
import { observeCalls, type RecordedCall } from "../checks/observeCalls";
import { leftSentence, type Student } from "../checks/runCheck";
import { changedPlace } from "../sandbox/channel/changedPlace";
import {
  ChangedArgument,
  MissingFunction,
  SandboxFailure,
  StudentError,
  tooManyQuestions,
} from "../sandbox/failure";
import {
  detachFunctions,
  onlyDuringCall,
  placeName,
  replaceFunctions,
} from "../sandbox/channel/functionPlaces";
import { checkLimits } from "../sandbox/limits";
import { CallTensors } from "../sandbox/tensors";

/** Functions as a notebook hands them over. */
export type Functions = Record<string, unknown>;

/** A deep copy, so that neither side can change what the other holds. */
function copy(value: unknown, what: string): unknown {
  try {
    return plainCopy(value);
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
  bound(args: unknown[], tensors: CallTensors): unknown[] {
    const { questions } = checkLimits;
    const bounded = replaceFunctions(args, (original, place) => (...given) => {
      if (!this.running) throw new Error(onlyDuringCall(placeName(place)));
      if (++this.asked > questions) {
        throw (this.failure ??= new SandboxFailure("protocol", tooManyQuestions(questions)));
      }
      return original(...given);
    });
    return givenArguments(bounded, tensors);
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
  let left: string | undefined;
  const call = async (name: string, ...args: unknown[]): Promise<unknown> => {
    const implementation = functions[name];
    if (typeof implementation !== "function") throw new MissingFunction(name);
    const granted = new BoundedFunctions();
    const tensors = new CallTensors();
    const given = granted.bound(args, tensors);
    const before = plainCopy(detachFunctions(args).data) as unknown[];
    let value: unknown;
    try {
      value = await implementation(...given);
    } catch (error) {
      throw granted.failure ?? describeThrown(error);
    } finally {
      granted.running = false;
    }
    if (granted.failure) throw granted.failure;
    const changed = changedPlace(given, before, tensors);
    if (changed !== undefined) throw new ChangedArgument(changed);
    const plain = copy(value, `what ${name} returned`);
    const count = tensors.end(value);
    left = count > 0 ? leftSentence(name, count) : undefined;
    return plain;
  };
  return { call: observeCalls(call, record), close: async () => ({}), left: () => left };
}
