import type { Wanted } from "../sliced";
import { Attempt } from "./attempt";
import type { Cells } from "./cells";
import type { Piece } from "./pieces";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The cells that give one of the functions another value. */
function assignments(cells: Cells, functions: string[]): number[] {
  const assigns = (piece: Piece): boolean =>
    cells
      .effects(piece)
      .writes.some(({ kind, names }) => kind === "assign" && names.some((name) => functions.includes(name)));
  return cells.pieces.filter((piece) => piece.kind === "statement" && assigns(piece)).map(({ cell }) => cell);
}

/** Index of the last cell that checks an exercise, declares one of its functions or gives it another value; -1 for none. */
function lastMoment(cells: Cells, { exercise, functions }: Wanted): { checked: number; written: number } {
  const check = new RegExp(`\\bcheck\\(\\s*["'\`]${escaped(exercise)}["'\`]`);
  const checked = cells.cells.map(({ source }) => check.test(source)).lastIndexOf(true);
  const declared = functions.flatMap((name) => cells.timeline.last(name)).map(({ cell }) => cell);
  const assigned = functions.some((name) => cells.written.has(name)) ? assignments(cells, functions) : [];
  return { checked, written: Math.max(-1, ...declared, ...assigned) };
}

const atTheEnd = "it counts as the notebook leaves it at the end, not as its check found it";
const declarationsAlone = "it counts without the statements that stand outside functions";

/**
 * The ways to read a notebook for an exercise, the fairest first: as it stands when the exercise is checked, which is what the
 * student saw; with everything that comes after; and the declarations alone, where a statement outside functions spoils them.
 */
export function readingsOf(cells: Cells, wanted: Wanted): Attempt[] {
  const end = cells.cells.length - 1;
  const { checked, written } = lastMoment(cells, wanted);
  const until = checked < 0 ? end : Math.max(checked, written);
  const first = new Attempt(cells, wanted, { until, effects: true });
  const others = [
    ...(until < end ? [new Attempt(cells, wanted, { until: end, effects: true }, atTheEnd)] : []),
    new Attempt(cells, wanted, { until, effects: false }, declarationsAlone),
  ];
  const texts = new Set([first.assembled.text]);
  return [first, ...others.filter(({ assembled: { text } }) => !texts.has(text) && texts.add(text))];
}
