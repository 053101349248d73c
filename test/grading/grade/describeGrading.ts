import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { collectSubmissions } from "grading/grade/collecting/collect";
import { gradeClass } from "grading/grade/class/gradeClass";
import { createGrader, type Grader } from "grading/grade/grader";
import type { Results } from "grading/report/results";
import { requireTier } from "grading/sandbox/walls/tier";
import { escapeMarkup } from "lib/jupyter/display/text/escape";
import { formatNotebook, type Notebook } from "lib/jupyter/notebook";
import { needs } from "../../support/needs";
import { type CompleteUnit, loadComplete } from "../exercises/drive";
import { variedNotebook } from "./variedNotebook";

const repository = path.resolve(__dirname, "../../..");

/** Declares that a unit is graded end to end as it should be: our answers, none, other right ones and wrong ones, as four
 *  notebooks. @param notebook "02" @param whole exercises that run on the functions of others, which are all wrong in one notebook */
export function describeGrading(notebook: string, whole: readonly string[] = []): void {
  const unit = loadComplete(notebook);
  needs("bubblewrap", () => describe(`grading notebook ${notebook}`, () => testGrading(unit, whole)));
}

/** All points of a unit. */
function everythingOf({ exercises, completion }: CompleteUnit): Pick<Results, "core" | "track5756"> {
  const machine = exercises.flatMap(({ track, checks, hidden }) =>
    [...checks, ...hidden].map(({ points }) => ({ track, points })),
  );
  const all = (track: "core" | "5756") => {
    const points = [...machine, ...completion].filter((part) => part.track === track);
    const of = points.reduce((sum, part) => sum + part.points, 0);
    return { points: of, of };
  };
  return { core: all("core"), track5756: all("5756") };
}

/** The four notebooks, by student. */
const submissions = ({ master, released }: Grader, unit: CompleteUnit): Record<string, Notebook> => ({
  ours: master,
  released,
  other: variedNotebook(master, unit, ({ alternatives }) => alternatives[0]),
  wrong: variedNotebook(master, unit, ({ misconceptions }) => misconceptions[0]),
});

function testGrading(unit: CompleteUnit, whole: readonly string[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), "grading-"));
  const [inbox, out] = [path.join(folder, "in"), path.join(folder, "out")];
  const all: Record<string, Results> = {};
  const everything = everythingOf(unit);
  const apart = unit.exercises.filter(({ id }) => !whole.includes(id));

  beforeAll(async () => {
    const grader = await createGrader(repository, unit.id, { tier: requireTier("A"), secret: "for tests" });
    mkdirSync(inbox);
    for (const [student, written] of Object.entries(submissions(grader, unit)))
      writeFileSync(path.join(inbox, `${student}.ipynb`), formatNotebook(written));
    const { files } = await collectSubmissions([inbox], unit);
    for (const results of await gradeClass(files, grader, { out, jobs: 2 })) all[results.student] = results;
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("gives our own answers all points of both tracks", () => {
    expect(all.ours).toMatchObject(everything);
  });

  it("gives the first alternative to each of our answers all points", () => {
    expect(all.other).toMatchObject(everything);
  });

  it("gives the untouched notebook none, and says that each exercise is not written yet", () => {
    expect([all.released.core.points, all.released.track5756.points]).toEqual([0, 0]);
    const messages = all.released.exercises.flatMap(({ message }) => message ?? []);
    expect(messages).toEqual(unit.exercises.map(({ id }) => `Exercise ${id} is not written yet.`));
  });

  it.each(apart.map(({ id, misconceptions: [first] }) => [id, first.id, first.hint] as const))(
    "takes points off exercise %s for %s and says its hint on the student's page",
    (id, _name, hint) => {
      const result = all.wrong.exercises.find((exercise) => exercise.id === id);
      expect(result).toMatchObject({ status: "wrong" });
      expect(result?.points).toBeLessThan(result?.of ?? 0);
      const page = readFileSync(path.join(out, "wrong.html"), "utf8");
      const section = page.split("<section ").find((part) => part.startsWith(`id="e${id}"`));
      expect(section).toContain(escapeMarkup(hint));
    },
  );

  it("tells of hidden checks that fail no more than their titles and hints, or how far off without a hint", () => {
    const shown = all.wrong.exercises.filter(({ id }) => !whole.includes(id));
    const hidden = shown.flatMap(({ checks }) => checks.filter(({ kind }) => kind === "hidden"));
    const failed = hidden.filter(({ status }) => status !== "pass");
    expect(failed.length).toBeGreaterThan(apart.length);
    const told = new Set(failed.flatMap((check) => Object.keys(check)));
    told.delete("message");
    expect([...told].sort()).toEqual(["hint", "id", "kind", "of", "points", "seconds", "status", "title"]);
    const far = failed.filter(({ message }) => message !== undefined);
    expect(far.filter(({ hint }) => hint !== undefined)).toEqual([]);
    for (const { message } of far)
      expect(message).toMatch(/^(Your answer|Your function|What the check measures)\b[^\n]*[.?]$/);
  });

  if (whole.length > 0)
    it.each(whole)("gives nothing for exercise %s where the functions that it runs on are wrong", (id) => {
      expect(all.wrong.exercises.find((exercise) => exercise.id === id)?.points).toBe(0);
    });
}
