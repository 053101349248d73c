import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { writeAtomically } from "lib/setup/shared/writeAtomically";
import { bestReading, readingNotes, topLevelFailures } from "../grade/bestReading";
import { completionResult } from "../grade/completion";
import { ungradedExercise } from "../grade/gradeExercise";
import { hashFolder } from "../grade/grader";
import { type LoadedExercise, type LoadedUnit, loadUnit } from "../checks/loadUnit";
import { needsOf } from "../checks/needs";
import { observeCalls, type RecordedCall } from "../checks/observeCalls";
import type { Student } from "../checks/runCheck";
import { neededPackages } from "../grade/installedPackages";
import { studentBox } from "../grade/studentBox";
import { readSubmission, SubmissionError } from "../notebook/readSubmission";
import { assignParts, joinNotebooks, repairParts } from "../notebook/parts";
import { codeCells } from "../notebook/repair";
import { repositoryRoot } from "../notebook/repository";
import { slice, type Sliced } from "../notebook/slice";
import type { ExerciseResult } from "../report/results";
import { checkLimits, limitsIn } from "../sandbox/limits";
import { type Place } from "../sandbox/session";
import { openSession } from "../sandbox/openSession";
import { compiledGrading } from "../sandbox/compiled";
import type { Tier } from "../sandbox/walls/tier";
import { checkExercise } from "./checkExercise";
import { ofAll, originalParts } from "./exercisePlaces";
import { sliceOptionsOf } from "./sliceOptions";
import { loadSymptoms } from "./symptoms";

/** The results of exercises whose code has not changed since, by a hash of the code and of what checks it. */
type Memory = Record<string, { hash: string; result: ExerciseResult }>;

function recall(file: string): Memory {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Memory;
  } catch {
    return {};
  }
}

/** A session that tells which call was the last one. */
function recorded(student: Student, record: (call: RecordedCall) => void): Student {
  return {
    call: observeCalls((name, ...args) => student.call(name, ...args), record),
    close: () => student.close(),
  };
}

async function checkSliced(
  unit: LoadedUnit,
  exercise: LoadedExercise,
  sliced: Sliced,
  place: Place,
): Promise<ExerciseResult> {
  const sentence = sliced.diagnostics.map((text) => `${text}.`.replace(/\.\.$/, ".")).join("\n");
  if (sliced.status !== "ok")
    return ofAll(unit, ungradedExercise({ ...exercise, hidden: [] }, "not-gradable", sentence));
  const symptoms = await loadSymptoms(unit.id, exercise);
  const failures: string[] = [];
  const { result, module } = await bestReading(sliced, (reading) =>
    checkExercise(exercise, symptoms, async (record) => {
      const student = await openSession({ ...place, start: { js: reading.js } });
      failures.push(...(await topLevelFailures(reading, student)));
      return recorded(student, record);
    }),
  );
  const notes = [...new Set([...readingNotes(module), ...failures])];
  const known = { ...ofAll(unit, result), ...(notes.length > 0 && { notes }) };
  return sliced.missing.length > 0 && !result.message ? { ...known, message: sentence } : known;
}

/** What checking a notebook file found. */
export interface NotebookCheck {
  exercises: ExerciseResult[];
  /** What of the file had to be mended to read it, and what of it does not count. */
  repairs: string[];
}

/**
 * The public checks of a unit's notebook files, each in a process of its own. An exercise whose code is that of the last time keeps its
 * result.
 * @param notebook "01"
 * @throws SubmissionError if the file is no notebook
 */
export async function checkNotebook(
  notebook: string,
  files: readonly string[],
  tier: Tier,
): Promise<NotebookCheck> {
  const unit = loadUnit(notebook);
  const parts = originalParts(unit).map((part) => ({ ...part, master: part.released }));
  const released = joinNotebooks(parts.map((part) => part.released));
  const submitted = files.map((file) => readSubmission(file).notebook);
  const repaired = repairParts(
    parts,
    assignParts(
      parts.map(({ master }) => master),
      submitted,
    ),
  );
  if (repaired.mistaken !== undefined) throw new SubmissionError(repaired.mistaken);
  const options = await sliceOptionsOf(unit.id, needsOf(unit));
  const { strippedLib } = options;
  const cells = codeCells(repaired);
  const wanted = unit.exercises.map(({ id, functions }) => ({ exercise: id, functions, remote: [] }));
  const slices = slice(cells, wanted, options);
  const memoryFile = path.join(repositoryRoot(), ".cache", "check", `${unit.id}.json`);
  const memory = recall(memoryFile);
  const checks = hashFolder(compiledGrading()) + strippedLib;
  const results: ExerciseResult[] = [];
  for (const id of unit.order) {
    const index = unit.exercises.findIndex((exercise) => exercise.id === id);
    const exercise = unit.exercises[index];
    const sliced = slices[index];
    if (exercise && sliced) {
      const hash = createHash("sha256")
        .update(JSON.stringify([sliced, checks, tier.name]))
        .digest("hex");
      const box = studentBox(strippedLib, neededPackages(exercise));
      const place: Place = { tier, box, limits: limitsIn(box, checkLimits) };
      const known = memory[id]?.hash === hash ? memory[id].result : undefined;
      const result = known ?? (await checkSliced(unit, exercise, sliced, place));
      memory[id] = { hash, result };
      results.push(result);
    }
    for (const completion of unit.completion.filter((part) => part.id === id)) {
      const result = completionResult(completion, repaired.notebook, released);
      const [{ message }] = result.checks;
      results.push(message === undefined ? result : { ...result, message });
    }
  }
  writeAtomically(memoryFile, JSON.stringify(memory));
  const notes = results.flatMap(({ id, notes: told = [] }) => told.map((note) => `exercise ${id}: ${note}`));
  return { exercises: results, repairs: [...repaired.repairs, ...notes] };
}
