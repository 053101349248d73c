import { html } from "../../jupyter/display/html";
import { escapeMarkup } from "../../jupyter/display/text/escape";

/** A state of G one-hot vectors with a name: [G][K]. */
export interface LatentCells {
  readonly label: string;
  readonly cells: readonly (readonly number[])[];
}

const [cell, gap] = [6, 24]; // pixels

/** The lit cells of a state as one path, in the colour of the text: it shows on light and on dark. */
function stateSvg({ label, cells }: LatentCells, left: number): string {
  const [rows, columns] = [cells.length, cells[0].length];
  const lit = cells.flatMap((row, g) =>
    row.flatMap((x, k) => (x > 0.5 ? [`M${k * cell} ${g * cell}h${cell}v${cell}h-${cell}z`] : [])),
  );
  const frame = `<rect width="${columns * cell}" height="${rows * cell}" fill="currentColor" fill-opacity=".06" stroke="currentColor" stroke-opacity=".4"/>`;
  const name = `<text y="${rows * cell + 16}" font-size="12" fill="currentColor">${escapeMarkup(label)}</text>`;
  return `<g transform="translate(${left} 1)">${frame}<path d="${lit.join("")}" fill="currentColor"/>${name}</g>`;
}

/**
 * Shows discrete states side by side: a row of cells for each variable, a column for each class, the chosen ones lit.
 * @param alt what there is to see
 */
export function drawLatentCells(states: readonly LatentCells[], alt: string): void {
  const width = Math.max(...states.map(({ cells }) => cells[0].length)) * cell;
  const height = Math.max(...states.map(({ cells }) => cells.length)) * cell + 24;
  const drawn = states.map((state, i) => stateSvg(state, 1 + i * (width + gap))).join("");
  const all = states.length * (width + gap);
  html(
    `<svg role="img" aria-label="${escapeMarkup(alt)}" viewBox="0 0 ${all} ${height}" width="${all}" style="max-width:100%;height:auto">${drawn}</svg>`,
    alt,
  );
}
