import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import { needsOf } from "../checks/needs";
import { type LoadedUnit, loadUnit } from "../checks/loadUnit";
import { readSubmission } from "../notebook/readSubmission";
import { codeCells, repairNotebook } from "../notebook/repair";
import { exerciseOf } from "../notebook/nbgrader";
import { slice, type SliceCell, type Sliced } from "../notebook/slice";
import { exerciseStub } from "../notebook/strip";
import { originalParts } from "./exercisePlaces";
import { sliceOptionsOf } from "./sliceOptions";

type Answer = (...args: unknown[]) => unknown;

/** What a module of a student's declarations exports. */
function evaluate(js: string): Record<string, Answer> {
  const module = { exports: {} as Record<string, Answer> };
  const run = compileFunction(js, ["exports", "require", "module"], { filename: "notebook.js" }) as Answer;
  run(module.exports, createRequire(__filename), module);
  return module.exports;
}

/** A function in the place of one that is not there: it says so when it is called. */
const absent = (sentence: string): Answer => {
  return () => {
    throw new Error(sentence);
  };
};

/** Whether the exercise's cell is as it was handed out. */
const isStub = (cells: readonly SliceCell[], exercise: string): boolean =>
  cells.some(
    ({ gradeId, source }) => exerciseOf(gradeId) === exercise && source.includes(exerciseStub(exercise)),
  );

/** Why a function is not there. */
function whyAbsent(name: string, exercise: string, file: string, { diagnostics }: Sliced): string {
  const reason = diagnostics.length > 0 ? `${diagnostics.join("; ")}. Mend it` : "Write it";
  return `${name} of exercise ${exercise} is not to be had from ${file}: ${reason} there, save that notebook, and run the cell with myAnswers again.`;
}

/** The exercise in which a function is written. */
function ownerOf({ id, exercises }: LoadedUnit, name: string): LoadedUnit["exercises"][number] {
  const owner = exercises.find(({ functions }) => functions.includes(name));
  if (owner) return owner;
  const all = exercises.flatMap(({ functions }) => functions).join(", ");
  throw new RangeError(`myAnswers: the functions of notebook ${id} are ${all}; got ${JSON.stringify(name)}`);
}

/**
 * A student's functions of a unit's first notebook, read from its saved file as grading reads it.
 * @param folder where the notebook lies
 * @throws RangeError for a name that no exercise asks for; SubmissionError if the file is no notebook
 */
export async function loadAnswers(
  unitId: string,
  names: readonly string[],
  folder = process.cwd(),
): Promise<Record<string, Answer>> {
  const unit = loadUnit(unitId);
  const owners = names.map((name) => ownerOf(unit, name));
  const file = path.join(folder, unit.notebook);
  if (!existsSync(file)) {
    const sentence = `there is no ${unit.notebook} beside this notebook: put yours there, and run the cell with myAnswers again.`;
    return Object.fromEntries(names.map((name) => [name, absent(`${name} is not to be had: ${sentence}`)]));
  }
  const [{ released }] = originalParts(unit) as [ReturnType<typeof originalParts>[number]];
  const cells = codeCells(repairNotebook(released, readSubmission(file).notebook));
  const exercises = [...new Set(owners)];
  const wanted = exercises.map(({ id, functions }) => ({ exercise: id, functions, remote: [] }));
  const slices = slice(cells, wanted, await sliceOptionsOf(unit.id, needsOf(unit)));
  const modules = slices.map((one) =>
    one.status === "ok" && !isStub(cells, one.exercise) ? evaluate(one.js) : {},
  );
  return Object.fromEntries(
    names.map((name, i) => {
      const owner = owners[i] as LoadedUnit["exercises"][number];
      const at = exercises.indexOf(owner);
      const found = modules[at]?.[name];
      return [name, found ?? absent(whyAbsent(name, owner.id, unit.notebook, slices[at] as Sliced))];
    }),
  );
}
