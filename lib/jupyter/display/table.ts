import { escapeMarkup } from "./text/escape";
import type { MimeBundle } from "./values/mimeBundle";
import { publish } from "./publish";

/** What a table cell may hold. */
export type TableValue = string | number | boolean | bigint | null | undefined;

/** Rows as records (the keys are the headings), or columns by heading, typed arrays included. */
export type TableData = readonly Readonly<Record<string, TableValue>>[] | TableColumns;

/** A table given by columns of equal length. */
export interface TableColumns {
  readonly columns: Readonly<Record<string, ArrayLike<TableValue>>>;
}

/** How a table is shown. */
export interface TableOptions {
  /** What the table shows, in one line: also what a screen reader announces. */
  readonly caption?: string;
  /** Significant digits of numbers that are not integers (default 4). */
  readonly digits?: number;
  /** A line under the table, for example how many rows are left out. */
  readonly note?: string;
}

/**
 * Shows a table as HTML, Markdown and aligned text.
 * @example table([{ model: "A", loss: 0.267 }, { model: "B", loss: 0.867 }], { caption: "Lower loss, worse policy" })
 * @throws {TypeError} when data is neither rows nor columns; {RangeError} when columns differ in length.
 */
export function table(data: TableData, options: TableOptions = {}): void {
  publish({ data: tableBundle(data, options) });
}

/** All forms of a table by MIME type; arguments and errors are those of `table`. */
export function tableBundle(data: TableData, options: TableOptions = {}): MimeBundle {
  const grid = toGrid(data);
  const digits = checkDigits(options.digits ?? 4);
  const cells = grid.rows.map((row) => row.map((value) => formatCell(value, digits)));
  const numeric = grid.headings.map((_, j) =>
    grid.rows.every((row) => row[j] == null || typeof row[j] === "number" || typeof row[j] === "bigint"),
  );
  const { caption, note } = options;
  const parts: Parts = { headings: grid.headings, cells, numeric, caption, note };
  return { "text/html": toHtml(parts), "text/markdown": toMarkdown(parts), "text/plain": toText(parts) };
}

/** A value as a table prints it: integers whole, other numbers to `digits` significant digits, missing values as a dash. */
export function formatCell(value: TableValue, digits: number): string {
  if (value == null) return "–";
  if (typeof value !== "number") return String(value);
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  const plain = size === 0 || (size >= 1e-4 && size < 1e7);
  const text =
    Number.isInteger(value) && size < 1e15
      ? String(value)
      : plain
        ? fixed(value, digits)
        : value.toExponential(digits - 1);
  return text.replace(/-/g, "−");
}

function fixed(value: number, digits: number): string {
  const whole = Math.max(1, Math.floor(Math.log10(Math.abs(value))) + 1);
  const small = Math.abs(value) < 1;
  const text = small ? value.toPrecision(digits) : value.toFixed(Math.max(0, digits - whole));
  return text.includes("e") ? value.toFixed(digits) : text;
}

function checkDigits(digits: number): number {
  if (Number.isInteger(digits) && digits >= 1 && digits <= 17) return digits;
  throw new RangeError(`table: digits must be an integer from 1 to 17, got ${digits}`);
}

function toGrid(data: TableData): { headings: string[]; rows: TableValue[][] } {
  if (Array.isArray(data)) {
    const records = data as readonly Readonly<Record<string, TableValue>>[];
    const headings = [...new Set(records.flatMap((row) => Object.keys(row)))];
    return { headings, rows: records.map((row) => headings.map((heading) => row[heading])) };
  }
  const columns = (data as TableColumns | undefined)?.columns;
  if (columns === undefined || columns === null || typeof columns !== "object") {
    throw new TypeError(`table: data must be an array of rows or { columns }, got ${typeof data}`);
  }
  const headings = Object.keys(columns);
  const lengths = headings.map((heading) => columns[heading].length);
  if (new Set(lengths).size > 1) {
    const found = headings.map((heading, j) => `${heading}: ${lengths[j]}`).join(", ");
    throw new RangeError(`table: columns must have the same length, got ${found}`);
  }
  const rows = Array.from({ length: lengths[0] ?? 0 }, (_, i) =>
    headings.map((heading) => columns[heading][i]),
  );
  return { headings, rows };
}

interface Parts {
  readonly headings: string[];
  readonly cells: string[][];
  readonly numeric: boolean[];
  readonly caption?: string;
  readonly note?: string;
}

function toHtml({ headings, cells, numeric, caption, note }: Parts): string {
  const align = (j: number) =>
    ` style="text-align:${numeric[j] ? "right;font-variant-numeric:tabular-nums" : "left"}"`;
  const head = headings.map((text, j) => `<th scope="col"${align(j)}>${escapeMarkup(text)}</th>`).join("");
  const body = cells
    .map((row) => `<tr>${row.map((text, j) => `<td${align(j)}>${escapeMarkup(text)}</td>`).join("")}</tr>`)
    .join("\n");
  const title =
    caption === undefined
      ? ""
      : `<caption style="caption-side:top;text-align:left">${escapeMarkup(caption)}</caption>\n`;
  const foot =
    note === undefined
      ? ""
      : `<tfoot><tr><td colspan="${headings.length}" style="text-align:left;opacity:.75">${escapeMarkup(note)}</td></tr></tfoot>\n`;
  return `<table class="course-table">\n${title}<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n${foot}</table>`;
}

function toMarkdown({ headings, cells, numeric, caption, note }: Parts): string {
  const line = (row: string[]) =>
    `| ${row.map((text) => escapeMarkup(text).replace(/\|/g, "\\|").replace(/\n/g, " ")).join(" | ")} |`;
  const rule = `| ${numeric.map((right) => (right ? "---:" : "---")).join(" | ")} |`;
  const title = caption === undefined ? [] : [`**${escapeMarkup(caption)}**`, ""];
  const end = note === undefined ? [] : ["", escapeMarkup(note)];
  return [...title, line(headings), rule, ...cells.map(line), ...end].join("\n");
}

function toText({ headings, cells, numeric, caption, note }: Parts): string {
  const widths = headings.map((heading, j) =>
    Math.max(...[heading, ...cells.map((row) => row[j])].map((t) => [...t].length)),
  );
  const pad = (text: string, j: number) => {
    const space = " ".repeat(widths[j] - [...text].length);
    return numeric[j] ? space + text : text + space;
  };
  const line = (row: string[]) => row.map(pad).join("  ").trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  const [start, end] = [caption, note].map((text) => (text === undefined ? [] : [text]));
  return [...start, line(headings), rule, ...cells.map(line), ...end].join("\n");
}
