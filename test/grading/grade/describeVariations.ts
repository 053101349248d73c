import { readFileSync } from "node:fs";
import path from "node:path";
import { gradeExercise } from "grading/grade/gradeExercise";
import type { LoadedExercise } from "grading/checks/loadUnit";
import { needsOf } from "grading/checks/needs";
import { boxesFor } from "grading/grade/boxes";
import { Checker } from "grading/grade/checker";
import { checksIn } from "grading/grade/checksIn";
import { sandboxWorkshop } from "grading/grade/sandboxWorkshop";
import { deriveSeed } from "grading/checks/seeds";
import type { ExerciseResult } from "grading/report/results";
import { StudentProcess } from "grading/grade/studentProcess";
import { Allowance } from "grading/sandbox/allowance";
import { requireTier } from "grading/sandbox/walls/tier";
import { needs } from "../../support/needs";
import { type Complete, type CompleteUnit, loadComplete, type WrittenVariation } from "../exercises/drive";

const repository = path.resolve(__dirname, "../../..");

/** Our own functions as the sandbox can load them: with all of lib, answers included, in the place of a student's lib. */
const library = path.join(repository, "lib", "dist");

/** A module that exports what a variation implements, and our own functions for the rest of the exercise. */
function moduleOf({ source }: WrittenVariation, exercise: LoadedExercise, reference: string): string {
  return `
    const given = ((exports) => { ${reference}\nreturn exports.reference; })({});
    for (const name of ${JSON.stringify(exercise.functions)}) exports[name] = given[name];
    Object.assign(exports, (${source})(given));`;
}

/** Declares that the grader rejects each misconception of a unit with its own hint and accepts each alternative. @param notebook "01" */
export function describeVariations(notebook: string): void {
  const unit = loadComplete(notebook);
  needs("bubblewrap", () =>
    describe.each(unit.exercises.map((exercise) => [exercise.id, exercise] as const))(
      "gradeExercise of %s in the sandbox",
      (_id, exercise) => testVariations(unit, exercise),
    ),
  );
}

/** Grades variations of one exercise. */
function gradeIn(unit: CompleteUnit, exercise: Complete) {
  const tier = requireTier("A");
  const workshop = sandboxWorkshop(tier, boxesFor(unit, library));
  const reference = readFileSync(
    path.join(repository, "grading/dist/exercises", unit.id, "reference.js"),
    "utf8",
  );
  const needs = needsOf(unit); // of all: the reference is one module
  const none = async (name: string): Promise<never> => {
    throw new Error(`${name} is not answered here`);
  };
  return async (variation: WrittenVariation): Promise<ExerciseResult> => {
    const js = moduleOf(variation, exercise, reference);
    const allowance = new Allowance(Infinity, Infinity);
    const checker = new Checker((remote) => workshop.openChecker(unit.id, allowance, remote));
    const student = new StudentProcess({ start: () => workshop.startStudent(allowance, needs) }, js, {
      names: [],
      answer: none,
    });
    const run = checksIn(student, checker, (kind, check) => {
      const seed = deriveSeed("mutants", `${exercise.id}/${check}`);
      return { exercise: exercise.id, kind, check, draw: { seed, variant: 5 } };
    });
    try {
      return await gradeExercise(exercise, run, []);
    } finally {
      await Promise.all([student.close(), checker.close()]);
    }
  };
}

function testVariations(unit: CompleteUnit, exercise: Complete): void {
  const grade = gradeIn(unit, exercise);

  it.each(exercise.misconceptions.map((misconception) => [misconception.id, misconception] as const))(
    "rejects %s with its own hint",
    async (_name, misconception) => {
      const { status, checks } = await grade(misconception);
      expect(status).toBe("wrong");
      expect(checks.map(({ hint }) => hint)).toContain(misconception.hint);
    },
    60_000,
  );

  it.each(exercise.alternatives.map((alternative) => [alternative.id, alternative] as const))(
    "accepts %s",
    async (_name, alternative) => {
      const { checks } = await grade(alternative);
      expect(checks.filter(({ status }) => status !== "pass")).toEqual([]);
    },
    60_000,
  );
}
