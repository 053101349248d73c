import path from "node:path";
import { notWrittenMessage } from "../grade/gradeExercise";
import { gradeSubmission } from "../grade/gradeSubmission";
import { createGrader } from "../grade/grader";
import { sandboxWorkshop } from "../grade/sandboxWorkshop";
import { assignParts, repairParts } from "../notebook/parts";
import { parseSubmission } from "../notebook/readSubmission";
import { repositoryRoot } from "../notebook/repository";
import type { Tier } from "../sandbox/walls/tier";

/**
 * Grades a notebook as handed out, by all checks: it must earn nothing, and every exercise must say that it is not written yet.
 * @param texts the .ipynb files
 * @returns what is wrong, one sentence each; nothing for a sound release
 */
export async function zeroScoreProblems(
  unitId: string,
  texts: readonly string[],
  tier: Tier,
): Promise<string[]> {
  const grader = await createGrader(repositoryRoot(), unitId, { tier, secret: "release" });
  const files = texts.map((text) => parseSubmission(Buffer.from(text)));
  const masters = grader.parts.map(({ master }) => master);
  const repaired = repairParts(grader.parts, assignParts(masters, files));
  const { unit, released, secret } = grader;
  const workshop = sandboxWorkshop(tier, grader.boxes);
  const results = await gradeSubmission({ unit, repaired, released, student: "release", secret, workshop });
  const machine = new Set(unit.exercises.map(({ id }) => id));
  return [
    ...repaired.repairs.map((repair) => `${path.basename(unit.notebook)}: ${repair}`),
    ...results
      .filter(({ points }) => points > 0)
      .map(({ id, points }) => `exercise ${id} earns ${points} points untouched`),
    ...results
      .filter(({ id, message }) => machine.has(id) && message !== notWrittenMessage(id))
      .map(
        ({ id, status, message }) =>
          `exercise ${id} does not say that it is not written yet, but "${message ?? status}"`,
      ),
  ];
}
