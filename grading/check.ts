import { readdirSync } from "node:fs";
import path from "node:path";
import { throwIfInterrupted } from "lib/core/interruption";
import { type LoadedExercise, type LoadedUnit, loadUnit } from "./checks/loadUnit";
import type { RecordedCall } from "./checks/observeCalls";
import type { ExerciseResult } from "./report/results";
import { checkExercise } from "./selfCheck/checkExercise";
import { ofAll } from "./selfCheck/exercisePlaces";
import { limitedCheck } from "./selfCheck/limitedCheck";
import type * as MyAnswers from "./selfCheck/myAnswers";
import { type Functions, localStudent } from "./selfCheck/localStudent";
import { noteCheck, soFar } from "./selfCheck/pointsSoFar";
import { previousVersions } from "./selfCheck/previousVersion";
import { publishResult, publishSentence } from "./selfCheck/publishResult";
import { loadSymptoms } from "./selfCheck/symptoms";

// Before a notebook can change them.
const { setImmediate, Promise } = globalThis;

const units = new Map<string, LoadedUnit>();

/** The units that are installed, each loaded when it is its turn, once a process. */
function* installedUnits(): Generator<LoadedUnit> {
  const folders = readdirSync(path.join(__dirname, "exercises")).filter((name) => /^\d\d$/.test(name));
  for (const name of folders.sort()) {
    if (!units.has(name)) units.set(name, loadUnit(name));
    yield units.get(name)!;
  }
}

/** The exercise of an id: "1.4" belongs to notebook 01, "G1" to the first notebook that has one. */
function findExercise(id: string): { unit: LoadedUnit; exercise: LoadedExercise } | string {
  const known: string[] = [];
  for (const unit of installedUnits()) {
    const exercise = unit.exercises.find((e) => e.id === id);
    if (exercise) return { unit, exercise };
    known.push(...unit.exercises.map((e) => e.id));
  }
  return `check: there is no exercise ${JSON.stringify(id)}; there are ${known.join(", ")}.`;
}

/** What is wrong with the functions that were handed over, if anything. */
function complaint({ id, functions: names }: LoadedExercise, functions: unknown): string | undefined {
  const example = `await check(${JSON.stringify(id)}, { ${names.join(", ")} })`;
  if (typeof functions !== "object" || functions === null)
    return `check: hand over your functions, as in ${example}.`;
  const missing = names.filter((name) => typeof (functions as Functions)[name] !== "function");
  const given = Object.keys(functions).join(", ");
  const got = given ? `{ ${given} }` : "{}";
  if (missing.length > 0)
    return `check: ${missing.join(", ")} must be a function, got ${got}; write ${example}.`;
  return undefined;
}

/** What `promise.then(resolve, reject)` does; a notebook may have changed that. */
async function settle<T, A = T, B = never>(
  promise: Promise<T>,
  resolve?: ((value: T) => A | PromiseLike<A>) | null,
  reject?: ((reason: unknown) => B | PromiseLike<B>) | null,
): Promise<A | B> {
  let value: T;
  try {
    value = await promise;
  } catch (error) {
    if (!reject) throw error;
    return reject(error);
  }
  return resolve ? resolve(value) : (value as unknown as A);
}

async function run(id: string, functions: Functions): Promise<void> {
  const found = findExercise(id);
  const wrong = typeof found === "string" ? found : complaint(found.exercise, functions);
  if (typeof found === "string" || wrong !== undefined) return publishSentence(wrong as string);
  const { unit, exercise } = found;
  for (const sentence of previousVersions(exercise.functions, functions)) publishSentence(sentence);
  const symptoms = await loadSymptoms(unit.id, exercise);
  const result = await new Promise<ExerciseResult>((resolve, reject) => {
    const checks = exercise.checks.map((check) => limitedCheck(id, check, reject));
    const open = async (record: (call: RecordedCall) => void) => localStudent(functions, record);
    void settle(checkExercise({ ...exercise, checks }, symptoms, open), resolve, reject);
  });
  throwIfInterrupted();
  publishResult(ofAll(unit, result), noteCheck(unit, result), soFar(unit, id));
}

/**
 * Runs the public checks of an exercise on a notebook's functions and shows the result below the cell. It never throws for a
 * wrong answer, so that Run All goes on. Grading runs these and hidden checks again, in a process of its own.
 *
 * Each check is stopped after ten seconds and says so. Outside of the course's kernel (plain tslab, ts-node) that holds for functions
 * that await; a synchronous endless loop can be ended there only with its process.
 * @param id the exercise, "1.4" or "G1"
 * @param functions the functions that the exercise asks for, `{ simulationGap }`
 * @example await check("1.4", { simulationGap });
 */
export function check(id: string, functions: Functions): PromiseLike<void> {
  let awaited = false;
  setImmediate(() => {
    if (!awaited) publishSentence(`check: write await before it: await check(${JSON.stringify(id)}, …).`);
  });
  return {
    then: (resolve, reject) => {
      awaited = true;
      return settle(run(id, functions), resolve, reject);
    },
  };
}

/**
 * Your functions of a unit's first notebook for its second one, taken from the saved file. One that is not written yet says so when it
 * is called. At grading both notebooks are one, and this cell is not needed.
 * @param unit the first notebook, "02", which lies beside this one
 * @param names the functions
 * @example const { lqr } = await myAnswers<LoopAnswers>("02", "lqr");
 */
export async function myAnswers<Functions extends object>(
  unit: string,
  ...names: (keyof Functions & string)[]
): Promise<Functions> {
  // Loaded when it is asked for: most notebooks never read another.
  const { loadAnswers } = require("./selfCheck/myAnswers") as typeof MyAnswers;
  return (await loadAnswers(unit, names)) as Functions;
}
