import path from "node:path";
import { readNotebook } from "lib/jupyter/notebook";
import type { Check } from "grading/checks/exercise";
import { farOf } from "grading/checks/howFar";
import { notebookNames } from "grading/notebook/parts";
import { recognise } from "grading/checks/recognise";
import { type Complete, type CompleteUnit, drive, loadComplete, variant } from "./drive";

/** The headings of masters, without the points that some end with. */
function headingsOf(notebooks: string[]): string[] {
  const cells = notebooks.flatMap(
    (notebook) => readNotebook(path.join(__dirname, "../../../notebooks", notebook)).cells,
  );
  const texts = cells.filter((cell) => cell.cell_type === "markdown").map(({ source }) => source);
  const lines = texts.flatMap((text) => text.match(/^#+ .*$/gm) ?? []);
  return lines.map((line) => line.replace(/^#+ /, "").replace(/ \([^()]*points?\)$/, ""));
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

/** What a unit is worth. */
export interface Ledger {
  /** Points of each exercise that is graded by machine, without those for answering. */
  exercises: Record<string, number>;
  /** Points of each track, those for answering included. */
  tracks: Record<"core" | "5756", number>;
}

/** Declares the tests that the checks of every unit must pass. @param notebook "01" */
export function describeChecks(notebook: string, ledger: Ledger): void {
  const complete = loadComplete(notebook);
  describe(`points of notebook ${notebook}`, () => testPoints(complete, ledger));
  describe(`headings of notebook ${notebook}`, () => testHeadings(complete));
  describe(`checks of notebook ${notebook}`, () => testChecks(complete));
  describe.each(complete.exercises.map((exercise) => [exercise.id, exercise] as const))(
    "exercise %s",
    (_id, exercise) => testVariations(exercise, complete),
  );
}

function testPoints({ exercises, completion }: CompleteUnit, ledger: Ledger): void {
  it("are the ledger's, with public and hidden checks in every exercise", () => {
    const points = exercises.map(({ id, checks, hidden }) => {
      expect(checks.length).toBeGreaterThan(0);
      expect(hidden.length).toBeGreaterThan(0);
      return [id, sum([...checks, ...hidden].map((check) => check.points))];
    });
    expect(Object.fromEntries(points)).toEqual(ledger.exercises);
  });

  it("are the ledger's on each track", () => {
    const total = (track: "core" | "5756") =>
      sum(exercises.filter((e) => e.track === track).map(({ id }) => ledger.exercises[id])) +
      sum(completion.filter((e) => e.track === track).map((e) => e.points));
    expect({ core: total("core"), "5756": total("5756") }).toEqual(ledger.tracks);
  });

  it("belong to checks whose ids are unique in their exercise", () => {
    for (const { checks, hidden, misconceptions, alternatives } of exercises) {
      for (const parts of [[...checks, ...hidden], misconceptions, alternatives]) {
        expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
      }
      expect(alternatives.length).toBeGreaterThanOrEqual(2);
    }
  });
}

function testHeadings({ exercises, completion, ...unit }: CompleteUnit): void {
  const headings = headingsOf(notebookNames(unit));

  it("are where students are sent to read again", () => {
    const sections = [...exercises, ...completion].map(({ section }) => section);
    expect(sections.filter((section) => !headings.includes(section))).toEqual([]);
  });

  it("name each exercise that a machine grades as its results do", () => {
    const named = exercises.map(({ id, title }) => `Exercise ${id} · ${title}`);
    expect(named.filter((name) => !headings.includes(name))).toEqual([]);
  });
}

function testChecks({ exercises, reference }: CompleteUnit): void {
  const all: Check[] = exercises.flatMap(({ checks, hidden }) => [...checks, ...hidden]);
  const each = (answer: () => unknown) =>
    Object.fromEntries(Object.keys(reference).map((name) => [name, answer]));

  it("accept our own answers", async () => {
    for (const check of all) {
      expect([check.id, (await drive(check, reference, 1)).error]).toEqual([check.id, undefined]);
    }
  });

  it("all reject a function that only throws", async () => {
    const stubs = each(() => {
      throw new Error("TODO: exercise");
    });
    for (const check of all)
      expect([check.id, (await drive(check, stubs, 1)).passed]).toEqual([check.id, false]);
  });

  it.each([undefined, null, NaN, [], {}, "1", [NaN], { gap: NaN }, [[]], { length: 2 }])(
    "all reject a function that returns %p, and say so in one line",
    async (value) => {
      const functions = each(() => value);
      for (const check of all) {
        const { passed, error } = await drive(check, functions, 1);
        expect([check.id, passed, error?.message.includes("\n")]).toEqual([check.id, false, false]);
        expect(error).toHaveProperty("matcherResult");
        expect(farOf(error)).toMatch(/^(Your answer|Your function|What the check measures)\b.*[.?]$/);
      }
    },
  );
}

function testVariations(exercise: Complete, { reference }: CompleteUnit): void {
  const { checks, hidden, misconceptions, alternatives } = exercise;

  it.each(misconceptions.map((misconception) => [misconception.id, misconception] as const))(
    "rejects %s and gives its hint",
    async (id, misconception) => {
      const functions = variant(misconception, reference);
      let hinted = false;
      for (const check of [...checks, ...hidden]) {
        const { passed, last } = await drive(check, functions, 1);
        if (passed) continue;
        const { name, args, got, asked } = last!;
        const found = recognise(name, args, got, misconceptions, reference, asked);
        hinted ||= found?.hint === misconception.hint;
        if (hinted) break;
      }
      expect([id, hinted]).toEqual([id, true]);
    },
  );

  it.each(alternatives.map((alternative) => [alternative.id, alternative] as const))(
    "accepts %s (public checks)",
    async (_id, alternative) => {
      const functions = variant(alternative, reference);
      for (const check of checks) {
        expect([check.id, (await drive(check, functions, 3)).error]).toEqual([check.id, undefined]);
      }
    },
  );
}
