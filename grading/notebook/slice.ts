import type { Diagnostic } from "@tslab/typescript-for-tslab";
import { createProgram, harmless, isForWantOfNodeTypes, notebookTypeScript } from "./slicing/compiler";
import type { SliceOptions } from "./slicing/compiler";
import { Cells, firstSentence } from "./slicing/cells";
import type { SliceCell } from "./slicing/cells";
import { assemble } from "./slicing/assemble";
import type { Assembled } from "./slicing/assemble";

export type { SliceCell } from "./slicing/cells";
export type { SliceOptions } from "./slicing/compiler";

/** What is needed of a notebook to grade one exercise. */
export interface Wanted {
  exercise: string;
  /** Functions that the exercise asks the student to declare. */
  functions: string[];
  /** Functions that the grader answers instead of the student's own. */
  remote: string[];
}

/** The code of one exercise, or why there is none. */
export type Sliced =
  | {
      exercise: string;
      status: "ok";
      /**
       * A CommonJS module that exports the functions. Free names besides the language's and Node's: `require`, `exports` and the
       * remote functions that it uses.
       */
      js: string;
      /** Functions of the exercise that are not there, or not usable; `diagnostics` says why. */
      missing: string[];
      diagnostics: string[];
    }
  | {
      exercise: string;
      status: "not-gradable";
      reason: "missing" | "syntax" | "types" | "too-large";
      /** One sentence each: "cell 7 (exercise 1.4), line 3: …". */
      diagnostics: string[];
    };

/** How much source is read at all: 2 MB is a hundred times a finished notebook. */
const MAX_SOURCE = 2 * 2 ** 20;
const MAX_CELLS = 2000;
const MAX_DIAGNOSTICS = 5;
/** The compiler's error for what `problems` says better. */
const TOP_LEVEL_AWAIT = 1378;

interface Attempt {
  wanted: Wanted;
  /** Functions that are still in the slice. */
  functions: string[];
  assembled: Assembled;
  diagnostics: string[];
}

/**
 * Cuts from a notebook's code cells what each exercise needs: the wanted functions with everything that they use, as Run All
 * leaves it (the last declaration of a name counts), and no top-level experiment. Types are checked as in the notebook. A cell
 * with a syntax error loses only what it declares, and a function with a type error costs only itself and what uses it.
 * Nothing of the notebook runs.
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
  const parsed = new Cells(ts, cells, options);
  const attempts: Attempt[] = wanted.map((want) => {
    const functions = want.functions.filter((name) => parsed.scope.hasValue(name));
    return { wanted: want, functions, assembled: assemble(parsed, functions, want.remote), diagnostics: [] };
  });
  let program = check(parsed, attempts, options);
  // A function that cannot be typed is taken out and the rest tried again: two rounds reach every case but contrived ones.
  const again = attempts.filter(
    ({ diagnostics, functions }) => diagnostics.length > 0 && functions.length > 0,
  );
  if (again.length > 0) program = check(parsed, attempts, options, program);
  const files = [...program.getSourceFiles()];
  return attempts.map((attempt, i) => {
    if (attempt.functions.length === 0) return notGradable(parsed, attempt);
    let js = "";
    program.emit(
      files.find(({ fileName }) => fileName === fileOf(i)),
      (_name, text) => void (js = text),
    );
    const missing = attempt.wanted.functions.filter((name) => !attempt.functions.includes(name));
    const diagnostics = unique([...attempt.diagnostics, ...missing.flatMap((name) => absence(parsed, name))]);
    return { exercise: attempt.wanted.exercise, status: "ok", js: withDefaults(js), missing, diagnostics };
  });
}

/** A library module, which has no default, is its own where one is imported, as in the notebook; TypeScript's helpers know no such thing. */
const withDefaults = (js: string): string =>
  js
    .replace(
      "return (mod && mod.__esModule) ? mod",
      'return (mod && mod.__esModule && "default" in mod) ? mod',
    )
    .replace(
      "if (mod && mod.__esModule) return mod;",
      'if (mod && mod.__esModule && "default" in mod) return mod;',
    );

const fileOf = (index: number): string => `/slice/exercise-${index}.ts`;

const unique = (sentences: string[]): string[] => [...new Set(sentences)].slice(0, MAX_DIAGNOSTICS);

/** Type-checks every slice in one program and takes out of each the functions that an error touches. */
function check(
  parsed: Cells,
  attempts: Attempt[],
  options: SliceOptions,
  previous?: ReturnType<typeof createProgram>,
) {
  const { ts } = parsed;
  const sources = new Map(attempts.map(({ assembled }, i) => [fileOf(i), assembled.text]));
  const program = createProgram(ts, sources, options, false, previous);
  attempts.forEach((attempt, i) => {
    const file = program.getSourceFile(fileOf(i));
    if (!file || attempt.functions.length === 0) return;
    const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    const errors = all.filter((error) => error.code !== TOP_LEVEL_AWAIT && !isForWantOfNodeTypes(error));
    const found = [
      ...attempt.assembled.problems,
      ...errors.map((error) => ({
        declaration: attempt.assembled.declarationAt(error.start ?? 0),
        sentence: `${attempt.assembled.placeOf(error.start ?? 0)}: ${explain(parsed, error)}`,
      })),
    ];
    if (found.length === 0) return;
    attempt.diagnostics = unique([...attempt.diagnostics, ...found.map(({ sentence }) => sentence)]);
    attempt.functions = attempt.functions.filter(
      (name) =>
        !found.some(({ declaration }) => !declaration || attempt.assembled.uses(name).has(declaration)),
    );
    attempt.assembled = assemble(parsed, attempt.functions, attempt.wanted.remote);
  });
  return program;
}

/** The compiler's message, in our words where its own would mislead. */
function explain(parsed: Cells, error: Diagnostic): string {
  const text = firstSentence(parsed.ts, error);
  const module = /^Cannot find module '([^']*)'/.exec(text)?.[1];
  if (module !== undefined)
    return `"${module}" cannot be imported at grading; the course's lib/… modules can, and of Node's ${harmless.join(", ")}`;
  const name = /^Cannot find name '([^']*)'/.exec(text)?.[1];
  const broken = name === undefined ? undefined : parsed.broken.get(name);
  return broken ? `${name} is declared in a cell that does not compile (${broken})` : text;
}

/** Why a function is not in the notebook's scope. */
function absence(parsed: Cells, name: string): string[] {
  if (parsed.scope.hasValue(name)) return [];
  return [parsed.broken.get(name) ?? `${name} is not declared in the notebook`];
}

function notGradable(parsed: Cells, { wanted, diagnostics }: Attempt): Sliced {
  const { exercise } = wanted;
  if (diagnostics.length > 0)
    return { exercise, status: "not-gradable", reason: "types", diagnostics: unique(diagnostics) };
  const broken = wanted.functions.flatMap((name) => parsed.broken.get(name) ?? []);
  const cell = parsed.brokenExercises.get(exercise);
  const syntax = unique(broken.length > 0 ? broken : cell ? [cell] : []);
  if (syntax.length > 0) return { exercise, status: "not-gradable", reason: "syntax", diagnostics: syntax };
  const sentences = unique(wanted.functions.flatMap((name) => absence(parsed, name)));
  return { exercise, status: "not-gradable", reason: "missing", diagnostics: sentences };
}
