import path from "node:path";
import { gradeCompletion } from "grading/grade/completion";
import { loadUnit } from "grading/checks/loadUnit";
import { joinNotebooks, notebookNames, repairParts } from "grading/notebook/parts";
import { codeCells, type Repaired, repairNotebook } from "grading/notebook/repair";
import { slice } from "grading/notebook/slice";
import { stripNotebook } from "grading/notebook/strip";
import { buildStrippedLib } from "grading/notebook/strippedLib";
import { type Notebook, readNotebook } from "lib/jupyter/notebook";
import * as damage from "../../support/damagedNotebooks";

const { answerElsewhere, cellOf, changed, mergeExercises, moveCell, ownText, stripMetadata, swapIds } =
  damage;

/** Ways to damage a perfect notebook that a person can still grade. */
function variants(master: Notebook, released: Notebook, [a, b]: [string, string], text: string) {
  const withoutStub = (notebook: Notebook): Notebook =>
    changed(notebook, (copy) => copy.cells.splice(copy.cells.indexOf(cellOf(copy, a)), 1));
  const rest = (notebook: Notebook): Notebook =>
    changed(notebook, (copy) => {
      copy.cells = copy.cells.filter((cell) => /ex-|ans-/.test(JSON.stringify(cell.metadata)));
    });
  return {
    "metadata of exercises gone": stripMetadata(master, "exercises"),
    "all metadata gone": stripMetadata(master, "metadata"),
    "ids gone, too": stripMetadata(master, "ids"),
    "one exercise in another's cell": mergeExercises(master, b, a),
    "the same without metadata": stripMetadata(mergeExercises(master, b, a), "metadata"),
    "the same without ids": stripMetadata(mergeExercises(master, a, b), "ids"),
    "ids swapped": swapIds(master, a, b),
    "a cell at the top": moveCell(master, a, 0),
    "a cell at the end": moveCell(master, a, -1),
    "the imports at the end": moveCell(master, "given-imports", -1),
    "an untouched copy behind a solved cell": damage.addStubCopy(master, released, a),
    "the same without metadata or ids": stripMetadata(damage.addStubCopy(master, released, a), "ids"),
    "an answer below its stub": answerElsewhere(master, released, a, 3),
    "an answer above its stub": answerElsewhere(master, released, a, -3),
    "an answer above, its stub deleted": withoutStub(answerElsewhere(master, released, a, -3)),
    "an answer at the end, without ids": stripMetadata(answerElsewhere(master, released, a, 200), "ids"),
    "solved cells alone": rest(master),
    "solved cells alone, without ids": stripMetadata(rest(master), "ids"),
    "a written answer in a cell below its question": changed(master, (copy) => {
      const cell = cellOf(copy, text);
      copy.cells.splice(copy.cells.indexOf(cell) + 1, 0, ownText(cell.source));
      cell.source = cellOf(released, text).source;
    }),
    "a written answer whose question was deleted, without ids": stripMetadata(
      changed(master, (copy) => {
        const cell = cellOf(copy, text);
        const answer = /BEGIN SOLUTION -->\n([^]*?)\n<!-- END/.exec(cell.source)?.[1] as string;
        cell.source = answer;
      }),
      "ids",
    ),
  };
}

const cases = [
  { unit: "01", pair: ["ex-1-1", "ex-1-2"] as [string, string], text: "ans-1-10" },
  { unit: "02", pair: ["ex-2-3", "ex-2-6"] as [string, string], text: "ans-2-0-after" },
];

/** The notebook with a word of one cell replaced. */
const replaced =
  (gradeId: string, from: string | RegExp, to: string) =>
  (master: Notebook): Notebook =>
    changed(master, (copy) => {
      const cell = cellOf(copy, gradeId);
      const source = cell.source.replace(from, to);
      if (source === cell.source) throw new Error(`${gradeId} does not hold ${from}`);
      cell.source = source;
    });

const broken = (gradeId: string) => (master: Notebook) =>
  changed(master, (copy) => void (cellOf(copy, gradeId).source += "\nconst broken = (;"));

/** Errors in one cell, by notebook, and the exercises that they cost. */
const errors: Record<string, Record<string, { damage: (master: Notebook) => Notebook; costs: string[] }>> = {
  "01": {
    "a syntax error": { damage: broken("ex-1-8"), costs: ["1.8"] },
    "a syntax error, the metadata gone": {
      damage: (master) => stripMetadata(broken("ex-1-9")(master), "metadata"),
      costs: ["1.9"],
    },
  },
  "02": {
    "a syntax error beside given types": { damage: broken("ex-2-3"), costs: ["2.3"] },
    "a syntax error above given types": {
      damage: replaced("ex-2-3", /^/, "const broken = (;\n"),
      costs: ["2.3"],
    },
    "a syntax error beside given constants": { damage: broken("ex-2-5"), costs: ["2.5"] },
    "a syntax error beside a given function": { damage: broken("ex-G3"), costs: ["G3"] },
    "a type error in the function": {
      damage: replaced("ex-2-3", "// BEGIN SOLUTION", 'const wrong: number = "text";'),
      costs: ["2.3"],
    },
    "an error in a given type": {
      damage: replaced("ex-2-3", "state: readonly number[];", "state: readonly numbers[];"),
      costs: ["2.3"],
    },
    "a given type without a field": {
      damage: replaced("ex-2-3", "  action: readonly number[];\n", ""),
      costs: ["2.3"],
    },
  },
};

describe.each(cases)("a perfect notebook $unit that was damaged", ({ unit: id, pair, text }) => {
  const unit = loadUnit(id);
  const folder = path.resolve(__dirname, "../../../notebooks");
  const parts = notebookNames(unit).map((name) => {
    const master = readNotebook(path.join(folder, name));
    return { name, master, released: stripNotebook(master) };
  });
  const [first, ...others] = parts;
  const master = joinNotebooks(parts.map((part) => part.master));
  const released = stripNotebook(master);
  /** The first notebook, with the others as they are. */
  const repair = (notebook: Notebook) => repairParts(parts, [notebook, ...others.map((part) => part.master)]);
  const wanted = unit.exercises.map(({ id: exercise, functions }) => ({ exercise, functions, remote: [] }));
  let strippedLib: string;
  let intact: string[][];

  /** What runs, whatever the order of the functions in it. */
  const sliced = (repaired: Repaired): string[][] =>
    slice(codeCells(repaired), wanted, { strippedLib }).map((one) => {
      if (one.status !== "ok") return one.diagnostics;
      expect(one).toMatchObject({ missing: [], diagnostics: [] });
      return one.js
        .replace(/_\d+\b|(?<=__module)\d+/g, "")
        .split("\n")
        .sort();
    });
  beforeAll(async () => {
    strippedLib = await buildStrippedLib({ id });
    intact = sliced(repair(first.master));
  }, 60_000);

  it.each(Object.entries(variants(first.master, first.released, pair, text)))(
    "counts in full: %s",
    (_title, notebook) => {
      const repaired = repair(notebook);
      expect(repaired.mistaken).toBeUndefined();
      expect(sliced(repaired)).toEqual(intact);
      const short = unit.completion.map((one) => gradeCompletion(one, repaired.notebook, released));
      expect(short.filter(({ status }) => status !== "pass")).toEqual([]);
    },
    30_000,
  );

  it.each(Object.entries(errors[id] ?? {}))(
    "costs an error its own exercise alone: %s",
    (_title, error) => {
      const repaired = repairNotebook(master, error.damage(master));
      const slices = slice(codeCells(repaired), wanted, { strippedLib });
      const lost = slices.filter((one) => one.status !== "ok" || one.missing.length > 0);
      expect(lost.map(({ exercise }) => exercise)).toEqual(error.costs);
      expect(lost.flatMap(({ diagnostics }) => diagnostics).join("\n")).toMatch(
        /\(exercise .*\), line \d+: /,
      );
    },
    30_000,
  );
});
