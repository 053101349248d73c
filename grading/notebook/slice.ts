import type * as Ts from "typescript";
import { createProgram, notebookTypeScript } from "./slicing/compiler";
import type { SliceOptions } from "./slicing/compiler";
import type { Attempt } from "./slicing/attempt";
import { Cells } from "./slicing/cells";
import type { SliceCell } from "./slicing/cells";
import { emit } from "./slicing/emit";
import { readingsOf } from "./slicing/readings";
import type { Sliced, SlicedModule, Wanted } from "./slicing/sliced";

export type { SliceCell } from "./slicing/cells";
export type { SliceOptions } from "./slicing/compiler";
export type { Sliced, SlicedModule, Wanted } from "./slicing/sliced";

/** How much source is read at all: 2 MB is a hundred times a finished notebook. */
const MAX_SOURCE = 2 * 2 ** 20;
const MAX_CELLS = 2000;
const MAX_DIAGNOSTICS = 5;
/** How often a text is mended at most; two rounds reach every case but contrived ones. */
const MAX_ROUNDS = 6;

/**
 * Cuts from a notebook's code cells what each exercise needs, as Run All leaves it when the exercise is checked: the wanted
 * functions with everything that they use, and of the statements outside functions those that their data depend on. Types are
 * checked as in the notebook. A cell with a syntax error loses only what it declares, and a function with a type error costs only
 * itself and what uses it. Nothing of the notebook runs.
 * @param cells the code cells in order
 */
export function slice(cells: SliceCell[], wanted: Wanted[], options: SliceOptions): Sliced[] {
  const size = cells.reduce((sum, { source }) => sum + source.length, 0);
  if (size > MAX_SOURCE || cells.length > MAX_CELLS) {
    const sentence = `the notebook holds ${cells.length} code cells with ${size} characters; at most ${MAX_CELLS} with ${MAX_SOURCE} are read`;
    return wanted.map(({ exercise }) => ({
      exercise,
      status: "not-gradable",
      reason: "too-large",
      diagnostics: [sentence],
    }));
  }
  const ts = notebookTypeScript(options.typescript);
  const names = new Set(wanted.flatMap(({ functions }) => functions));
  const parsed = new Cells(ts, cells, options, names);
  const attempts = wanted.map((want) => readingsOf(parsed, want));
  const program = compile(parsed, attempts.flat(), options);
  return wanted.map((want, i) => {
    const readings = attempts[i] as Attempt[];
    const modules = readings.map((attempt) => {
      const file = program.getSourceFile(fileOf(attempts.flat().indexOf(attempt)));
      return { attempt, module: emit(parsed, program, file as Ts.SourceFile, attempt) };
    });
    return result(parsed, want, modules);
  });
}

const fileOf = (index: number): string => `/slice/exercise-${index}.ts`;

const unique = (sentences: string[]): string[] => [...new Set(sentences)].slice(0, MAX_DIAGNOSTICS);

/** Type-checks all texts in one program, mended until none has an error that can be mended. */
function compile(parsed: Cells, attempts: Attempt[], options: SliceOptions): Ts.Program {
  let program: Ts.Program | undefined;
  let pending = attempts;
  for (let round = 0; ; round++) {
    const sources = new Map(attempts.map(({ assembled }, i) => [fileOf(i), assembled.text]));
    const current: Ts.Program = createProgram(parsed.ts, sources, options, false, program);
    program = current;
    if (round === MAX_ROUNDS) for (const attempt of pending) attempt.functions = [];
    pending = pending.filter((attempt) => {
      const file = current.getSourceFile(fileOf(attempts.indexOf(attempt)));
      return attempt.mend([
        ...current.getSyntacticDiagnostics(file),
        ...current.getSemanticDiagnostics(file),
      ]);
    });
    if (pending.length === 0) return current;
  }
}

/** The first reading with the most functions, the others behind it. */
function result(parsed: Cells, want: Wanted, modules: { attempt: Attempt; module: SlicedModule }[]): Sliced {
  const { exercise } = want;
  const ranked = [...modules].sort((a, b) => b.attempt.functions.length - a.attempt.functions.length);
  const [best] = ranked as [(typeof modules)[number]];
  const { functions, diagnostics: found } = best.attempt;
  if (functions.length === 0) return notGradable(parsed, want, found);
  const others = ranked
    .slice(1)
    .flatMap(({ attempt, module }) => (attempt.functions.length > 0 ? [module] : []));
  const texts = new Set([best.module.js]);
  const distinct = others.filter(({ js }) => !texts.has(js) && texts.add(js));
  const missing = want.functions.filter((name) => !functions.includes(name));
  return {
    exercise,
    status: "ok",
    ...best.module,
    missing,
    diagnostics: unique([...found, ...missing.flatMap((name) => absence(parsed, name))]),
    ...(distinct.length > 0 && { others: distinct }),
  };
}

/** Why a function is not in the notebook's scope. */
function absence(parsed: Cells, name: string): string[] {
  if (parsed.timeline.hasValue(name)) return [];
  return [parsed.broken.get(name) ?? `${name} is not declared in the notebook`];
}

function notGradable(parsed: Cells, { exercise, functions }: Wanted, diagnostics: string[]): Sliced {
  if (diagnostics.length > 0)
    return { exercise, status: "not-gradable", reason: "types", diagnostics: unique(diagnostics) };
  const broken = functions.flatMap((name) => parsed.broken.get(name) ?? []);
  const cell = parsed.brokenExercises.get(exercise);
  const syntax = unique(broken.length > 0 ? broken : cell ? [cell] : []);
  if (syntax.length > 0) return { exercise, status: "not-gradable", reason: "syntax", diagnostics: syntax };
  const sentences = unique(functions.flatMap((name) => absence(parsed, name)));
  return { exercise, status: "not-gradable", reason: "missing", diagnostics: sentences };
}
