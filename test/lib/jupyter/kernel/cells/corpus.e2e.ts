import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Case, readCorpus, type Step, writeFiles } from "../../../../support/cellCorpus";
import { type CellRun, Cells } from "../../../../support/cells";
import { scratchFolder } from "../../../../support/scratchFolder";

jest.setTimeout(60_000);

const kinds = ["language", "imports", "output", "errors", "display", "processes", "help"];
const corpus = new Map(
  kinds.map((kind) => [
    kind,
    readCorpus(path.resolve(__dirname, `../../../../fixtures/cells/${kind}.cells`)),
  ]),
);

const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, "");

let cells: Cells;
let folder: string;
beforeAll(() => {
  folder = scratchFolder("corpus");
  for (const { files } of corpus.values()) writeFiles(files, folder);
  cells = new Cells(folder);
});
afterAll(() => {
  cells?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const textsOf = ({ lines }: Step, kind: string): string[] =>
  lines.filter((line) => line.kind === kind).map(({ text }) => text);

const shown = ({ displays }: CellRun): string[] =>
  displays.flatMap((data) => Object.entries(data).map(([type, value]) => `${type} ${String(value)}`));

const linesOf = (texts: string[]): string => texts.map((text) => `${text}\n`).join("");

/** Asks for help and checks the answer. @returns whether the step was one of that kind */
async function asks(step: Step): Promise<boolean> {
  const [tab] = textsOf(step, "tab");
  const [help] = textsOf(step, "help");
  const [expected] = textsOf(step, "result");
  if (tab !== undefined) expect(await cells.complete(tab)).toContain(expected);
  if (help !== undefined && expected === "nothing") expect(await cells.inspect(help)).toBeUndefined();
  else if (help !== undefined) expect(await cells.inspect(help)).toContain(expected);
  return tab !== undefined || help !== undefined;
}

async function runStep(step: Step, firstCell: number): Promise<CellRun | undefined> {
  const [stop] = textsOf(step, "stop");
  const isAsking = textsOf(step, "tab").length + textsOf(step, "help").length > 0;
  const run =
    step.code === ""
      ? undefined
      : await (stop === undefined ? cells.run(step.code) : cells.interrupt(step.code));
  if ((await asks(step)) || isAsking || !run) return run;
  const [error = stop] = textsOf(step, "error");
  if (error === undefined) expect(run.traceback).toEqual([]);
  else expect((run.error ?? "").slice(0, error.length)).toBe(error);
  expect(run.result).toBe(textsOf(step, "result")[0]);
  const numbered = (text: string): string =>
    text.replace(/cell (\d+)/, (_, n) => `cell ${firstCell + Number(n) - 1}`);
  for (const text of textsOf(step, "at")) expect(run.traceback.join("\n")).toContain(numbered(text));
  return run;
}

/** What came late counts for the first cell. */
async function expectOutputs(first: Step, steps: Step[], runs: (CellRun | undefined)[]): Promise<void> {
  const late = steps.flatMap((step) => textsOf(step, "late"));
  const run = runs[0]!;
  const all = [...textsOf(first, "out"), ...late];
  for (
    let waited = 0;
    run.stdout.split("\n").length <= all.length && late.length > 0 && waited < 3000;
    waited += 20
  )
    await sleep(20);
  expect(run.stdout.split("\n").sort()).toEqual(linesOf(all).split("\n").sort());
  for (const text of steps.flatMap((step) => textsOf(step, "lateErr")))
    expect(plain(run.stderr)).toContain(text);
  const displays = [...textsOf(first, "display"), ...steps.flatMap((step) => textsOf(step, "lateDisplay"))];
  expect(shown(run)).toEqual(displays);
  steps.slice(1).forEach((step, i) => {
    const isStopped = textsOf(step, "stop").length > 0;
    if (!isStopped) expect(runs[i + 1]?.stdout ?? "").toBe(linesOf(textsOf(step, "out")));
  });
  steps.forEach((step, i) => {
    for (const text of textsOf(step, "err")) expect(plain(runs[i]!.stderr)).toContain(text);
  });
}

describe.each(kinds)("cells of other people: %s", (kind) => {
  it.each(corpus.get(kind)!.cases.map((each): [string, Case] => [each.name, each]))(
    "%s",
    async (_, { steps }) => {
      const firstCell = cells.ran + 1;
      const runs: (CellRun | undefined)[] = [];
      for (const step of steps) runs.push(await runStep(step, firstCell));
      const [first] = steps;
      if (runs[0] && textsOf(first, "stop").length === 0) await expectOutputs(first, steps, runs);
    },
  );
});

it("the corpus has at least 120 cells", () => {
  const count = [...corpus.values()].flatMap(({ cases }) => cases).length;
  expect(count).toBeGreaterThanOrEqual(120);
});
