import { escapeMarkup } from "lib/jupyter/display/text/escape";
import { visibleText } from "./visibleText";

/** Text for a terminal, without anything that it could obey. Line feeds stay. */
export function escapeTerminal(text: string): string {
  return visibleText(text);
}

/** Text as the content or a quoted attribute of a page, without anything that turns or hides what stands around it. */
export function escapeHtml(text: string): string {
  return escapeMarkup(visibleText(text));
}

/** What a spreadsheet takes for the beginning of a formula; the wide forms where East Asian text is typed. */
const formula = /^(\s*)([=+\-@\uff0b\uff0d\uff1d\uff20])/;

/** The same after a mark that some spreadsheets take for the end of a field. */
const laterFormula = /([;|]\s*["']?)([=+\-@\uff0b\uff0d\uff1d\uff20])/g;

/** One field of a CSV file, on one line; what a spreadsheet would run as a formula gets an apostrophe before it. */
export function escapeCsv(text: string): string {
  const line = visibleText(text.replace(/\s*\n\s*/g, " "));
  const inert = line.replace(formula, "$1'$2").replace(laterFormula, "$1'$2");
  return /[",;|\s]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
