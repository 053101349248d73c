import type * as Ts from "typescript";
import { exerciseOf } from "../nbgrader";
import { createProgram } from "./compiler";
import type { SliceOptions } from "./compiler";
import { glanceAt } from "./glance";
import { Influence } from "./influence";
import { functionOf, type Piece, piecesOf } from "./pieces";
import { type Reference, referencesOf } from "./references";
import { parameter, Roots } from "./roots";
import { isStub } from "./stubs";
import { Timeline } from "./timeline";
import { EffectFinder, type Effects } from "./writes";

/** A code cell as the slicer sees it. */
export interface SliceCell {
  source: string;
  gradeId?: string;
  /** How to call it in messages: its number in the student's notebook, from 1 (default: its place in the list). */
  number?: number;
  /** The notebook that it is in, where that must be said: "02x". */
  within?: string;
  /** The cell as it was handed out, where the student writes in it: what it declares besides stubs holds if no cell does. */
  released?: string;
}

/** The compiler's message in one line of at most 300 characters. */
export function firstSentence(ts: typeof Ts, diagnostic: Ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "; ").replace(/\s+/g, " ");
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

/** One cell's parts. */
interface Parsed {
  own: Piece[];
  /** What the master declares in the cell besides stubs. */
  given: Piece[];
  broken: boolean;
}

/** A notebook's code cells, parsed, with the names that they leave behind. */
export class Cells {
  readonly timeline = new Timeline();
  /** What Run All evaluates, in its order. */
  readonly pieces: Piece[] = [];
  /** What the master gives, by name, whether or not the student's cells declare it too. */
  readonly given = new Map<string, Piece[]>();
  /** Names whose cell has a syntax error → the sentence that says so. */
  readonly broken = new Map<string, string>();
  /** Exercises whose cell has a syntax error → the sentence that says so. */
  readonly brokenExercises = new Map<string, string>();
  readonly checker: Ts.TypeChecker;
  private readonly program: Ts.Program;
  private readonly knownReferences = new Map<Piece, Reference[]>();
  private readonly knownEffects = new Map<Piece, Effects>();
  private knownInfluence: Influence | undefined;
  private knownWritten: Set<string> | undefined;

  /**
   * @param cells the code cells in order
   * @param wanted the functions that exercises ask for: of a cell that does not compile they never count
   */
  constructor(
    readonly ts: typeof Ts,
    readonly cells: SliceCell[],
    readonly options: SliceOptions,
    wanted: ReadonlySet<string>,
  ) {
    // Each cell is a module of its own, so that names meet only where we let them.
    const sources = new Map(
      cells.flatMap(({ source, released }, i) => [
        [`/slice/cell-${i}.ts`, `${source}\nexport {};`],
        ...(released === undefined ? [] : [[`/slice/given-${i}.ts`, `${released}\nexport {};`]]),
      ]) as [string, string][],
    );
    this.program = createProgram(ts, sources, options, true);
    this.checker = this.program.getTypeChecker();
    let order = 0;
    const parsed = cells.map((cell, i) => {
      const one = this.parse(cell, i, order, wanted);
      order += one.given.length + one.own.length;
      return one;
    });
    this.lay(parsed);
  }

  private parse(cell: SliceCell, i: number, order: number, wanted: ReadonlySet<string>): Parsed {
    const { ts, program } = this;
    const { source, released } = cell;
    const handedOut = released === undefined ? undefined : program.getSourceFile(`/slice/given-${i}.ts`);
    const given = handedOut
      ? piecesOf(ts, handedOut, { cell: i, source: released as string, given: true, order }).filter(
          (piece) => piece.names.length > 0 && !isStub(ts, piece),
        )
      : [];
    const file = program.getSourceFile(`/slice/cell-${i}.ts`) as Ts.SourceFile;
    const own = piecesOf(ts, file, { cell: i, source, given: false, order: order + given.length });
    const [error] = program.getSyntacticDiagnostics(file);
    // Of a cell that was put back, the student has written nothing.
    const written = cell.number === 0 && handedOut ? own.filter((piece) => isStub(ts, piece)) : own;
    if (!error) return { own: written, given, broken: false };
    const sentence = `${this.placeIn(i, error.start ?? 0)}: ${firstSentence(ts, error)}`;
    for (const name of own.flatMap(({ names }) => names)) this.broken.set(name, sentence);
    const exercise = exerciseOf(cell.gradeId);
    if (exercise) this.brokenExercises.set(exercise, sentence);
    // What stands whole above the error may serve other exercises; the cell's own are lost, as in the notebook.
    const whole = own.filter(
      ({ end, names }) =>
        end < (error.start ?? 0) && names.length > 0 && !names.some((name) => wanted.has(name)),
    );
    return { own: whole, given, broken: true };
  }

  /** Puts the declarations of all cells in the order of Run All: stubs and what is given stand back behind the student's own. */
  private lay(parsed: Parsed[]): void {
    const healthy = new Set<string>();
    const all = new Set<string>();
    for (const { own, broken } of parsed) {
      for (const piece of own.filter((one) => !isStub(this.ts, one))) {
        for (const name of piece.names) (broken ? all : healthy.add(name) && all).add(name);
      }
    }
    parsed.forEach(({ own, given, broken }, cell) => {
      for (const piece of given)
        for (const name of piece.names) this.given.set(name, [...(this.given.get(name) ?? []), piece]);
      const kept = [
        ...given.filter(({ names }) => !names.some((name) => all.has(name))),
        ...own.filter((piece) =>
          broken
            ? !piece.names.some((name) => healthy.has(name))
            : !isStub(this.ts, piece) || !piece.names.some((name) => all.has(name)),
        ),
      ];
      this.timeline.add(cell, kept);
      this.pieces.push(...kept);
    });
  }

  /** The names that a piece uses. */
  references(piece: Piece): Reference[] {
    const known = this.knownReferences.get(piece) ?? referencesOf(this.ts, this.checker, piece.node);
    this.knownReferences.set(piece, known);
    return known;
  }

  /** What pieces do to one another's variables. */
  get influence(): Influence {
    return (this.knownInfluence ??= new Influence(this));
  }

  /** The names that anything in the notebook may write to, at a glance; "*" for something of the language's own. */
  get written(): ReadonlySet<string> {
    this.knownWritten ??= new Set(this.pieces.flatMap(({ node }) => [...glanceAt(this.ts, node)]));
    return this.knownWritten;
  }

  /** What evaluating a piece may do to the notebook's variables. */
  effects(piece: Piece): Effects {
    const known = this.knownEffects.get(piece) ?? this.findEffects(piece);
    this.knownEffects.set(piece, known);
    return known;
  }

  private findEffects(piece: Piece): Effects {
    if (piece.kind === "type" || piece.kind === "import") return { writes: [], calls: [] };
    const roots = new Roots(this.ts, this.checker, piece.node, functionOf(this.ts, piece));
    return new EffectFinder(this.ts, roots, (name) => name === parameter || this.timeline.has(name)).find();
  }

  /** "cell 7 (exercise 1.4), line 3" */
  place({ cell, given }: Pick<Piece, "cell" | "given">, offset: number): string {
    const exercise = exerciseOf(this.cells[cell]?.gradeId);
    return given ? `the given part of exercise ${exercise}` : this.placeIn(cell, offset);
  }

  private placeIn(cell: number, offset: number): string {
    const { source, gradeId, number = cell + 1, within } = this.cells[cell] as SliceCell;
    const exercise = exerciseOf(gradeId);
    const lines = source.slice(0, offset).split("\n").length;
    const name = number > 0 ? `cell ${number}` : "a restored cell";
    return `${name}${within ? ` of ${within}` : ""}${exercise ? ` (exercise ${exercise})` : ""}, line ${Math.min(lines, source.split("\n").length)}`;
  }
}
