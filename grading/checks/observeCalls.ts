import type { Call } from "./exercise";
import { type Question, watchFunctions } from "./watchFunctions";

/** One call that a check made: what it asked and what came. */
export interface RecordedCall {
  name: string;
  args: unknown[];
  got: unknown;
  /** How the functions among the arguments were called, in order. */
  asked?: Question[];
}

/**
 * Calls that are noted as they are made. An `expect` that fails in a function among the arguments decides its call, whatever
 * the student's code does with the error.
 */
export function observeCalls(call: Call, record: (noted: RecordedCall) => void = () => undefined): Call {
  const observed: Call = async (name, ...args) => {
    const asked: Question[] = [];
    const noted: RecordedCall = { name, args, got: undefined, asked };
    record(noted);
    let rejection: unknown;
    const watched = watchFunctions(args, asked, (expectation) => (rejection ??= expectation));
    try {
      noted.got = await call(name, ...watched);
    } catch (error) {
      throw rejection ?? error;
    }
    if (rejection !== undefined) throw rejection;
    return noted.got;
  };
  const { each } = call;
  if (each) observed.each = (name, lists) => observeEach(each(name, lists), name, lists, record);
  return observed;
}

/** Notes each call before its answer is looked at. */
async function* observeEach(
  answers: AsyncIterable<unknown>,
  name: string,
  lists: readonly unknown[][],
  record: (noted: RecordedCall) => void,
): AsyncGenerator<unknown> {
  const iterator = answers[Symbol.asyncIterator]();
  for (const args of lists) {
    const noted: RecordedCall = { name, args, got: undefined, asked: [] };
    record(noted);
    noted.got = ((await iterator.next()) as IteratorYieldResult<unknown>).value;
    yield noted.got;
  }
}
