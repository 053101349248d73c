import { readFileSync } from "node:fs";
import path from "node:path";
import { gradeExercise } from "grading/grade/gradeExercise";
import { type Functions, type LoadedExercise, loadUnit } from "grading/grade/loadUnit";
import { sandboxWorkshop } from "grading/grade/sandboxWorkshop";
import { deriveSeed } from "grading/grade/seeds";
import type { Variation } from "grading/exercises/exercise";
import { requireTier } from "grading/sandbox/tier";
import { needs } from "../../support/needs";

const unit = loadUnit("01");
const repository = path.resolve(__dirname, "../../..");

/** Our own functions as the sandbox can load them: with all of lib, answers included, in the place of a student's lib. */
const library = path.join(repository, "lib", "dist");
const reference = readFileSync(path.join(repository, "grading/dist/exercises/01/reference.js"), "utf8");

/** A module that exports what a variation implements, and our own functions for the rest of the exercise. */
function moduleOf({ implement }: Variation<Functions>, exercise: LoadedExercise): string {
  const source = implement.toString();
  const expression = /^implement\s*\(/.test(source) ? `({ ${source} }).implement` : `(${source})`;
  return `
    const given = ((exports) => { ${reference}\nreturn exports.reference; })({});
    for (const name of ${JSON.stringify(exercise.functions)}) exports[name] = given[name];
    Object.assign(exports, ${expression}(given));`;
}

const alternativesOf = ({ id }: LoadedExercise): Variation<Functions>[] => {
  const file = path.join(repository, `grading/exercises/01/${id}/alternatives`);
  return (require(file) as { alternatives: Variation<Functions>[] }).alternatives;
};

needs("bubblewrap", () =>
  describe.each(unit.exercises.map((exercise) => [exercise.id, exercise] as const))(
    "gradeExercise of %s in the sandbox",
    (_id, exercise) => {
      const workshop = sandboxWorkshop(requireTier("A"), library);
      const noAnswer = async (name: string): Promise<never> => {
        throw new Error(`${name} is not answered here`);
      };

      const grade = (variation: Variation<Functions>) =>
        gradeExercise(
          exercise,
          {
            unit,
            open: () => workshop.open(moduleOf(variation, exercise), [], noAnswer),
            draw: (check) => ({ seed: deriveSeed("mutants", check), variant: 5 }),
          },
          [],
        );

      it.each(exercise.misconceptions.map((misconception) => [misconception.id, misconception] as const))(
        "rejects %s with its own hint",
        async (_name, misconception) => {
          const { status, checks } = await grade(misconception);
          expect(status).toBe("wrong");
          expect(checks.map(({ hint }) => hint)).toContain(misconception.hint);
        },
        60_000,
      );

      it.each(alternativesOf(exercise).map((alternative) => [alternative.id, alternative] as const))(
        "accepts %s",
        async (_name, alternative) => {
          const { checks } = await grade(alternative);
          expect(checks.filter(({ status }) => status !== "pass")).toEqual([]);
        },
        60_000,
      );
    },
  ),
);
