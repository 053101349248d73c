import type { SlicedModule } from "../notebook/slice";
import { describeFailures, failuresFunction } from "../notebook/failures";
import type { Score } from "../report/results";
import type { Student } from "../checks/runCheck";
import type { StudentProcess } from "./studentProcess";

/**
 * Grades the readings of a notebook one after the other until one earns everything; the best counts, the first of equals. Nearly
 * always there is only one.
 * @param sliced the usual reading, with the others
 */
export async function bestReading<Result extends Score>(
  sliced: SlicedModule & { others?: SlicedModule[] },
  grade: (module: SlicedModule) => Promise<Result>,
): Promise<{ result: Result; module: SlicedModule }> {
  let best = { result: await grade(sliced), module: sliced as SlicedModule };
  for (const module of sliced.others ?? []) {
    if (best.result.points >= best.result.of) break;
    const result = await grade(module);
    if (result.points > best.result.points) best = { result, module };
  }
  return best;
}

/** What is to be said of a reading besides its verdicts: what does not count, and how it was read. */
export function readingNotes({ how, notes = [] }: SlicedModule): string[] {
  return [...(how === undefined ? [] : [how]), ...notes];
}

/**
 * What failed at the top level of a student's module, in sentences; nothing if that cannot be told.
 * @param student a session in which no check has called anything yet
 */
export async function topLevelFailures({ guarded }: SlicedModule, student: Student): Promise<string[]> {
  if (guarded === undefined) return [];
  try {
    return describeFailures(guarded, await student.call(failuresFunction));
  } catch {
    return [];
  }
}

/** What fails outside functions when a reading is loaded, asked before any check has called anything. */
export async function failuresIn(process: StudentProcess, reading: SlicedModule): Promise<string[]> {
  try {
    const failures = await topLevelFailures(reading, await process.fresh());
    await process.settle(false);
    return failures;
  } catch {
    return []; // the checks will tell
  }
}
