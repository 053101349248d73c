import { escapeMarkup } from "lib/jupyter/display/text/escape";
import { publish } from "lib/jupyter/display/publish";
import { type CheckResult, type ExerciseResult, publicPassed } from "../report/results";
import type { SoFar, StoredCheck } from "./pointsSoFar";

const count = (n: number): string => `${n} point${n === 1 ? "" : "s"}`;

/** "public checks 2/3 · 2 of its 6 points here; more run at grading" */
export function summaryLine(result: ExerciseResult): string {
  return `${publicPassed(result.checks)} · ${result.points} of its ${count(result.of)} here; more run at grading`;
}

/** What is to be said of a failed check, as pairs of a label and a text. */
function facts({ expected, got, message, hint }: CheckResult): [string, string][] {
  const seen = message !== undefined && expected === undefined ? message : undefined;
  return [
    ["expected", expected],
    ["got", got],
    ["", seen],
    ["likely cause", hint],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
}

function toText(result: ExerciseResult): string {
  const head = `Exercise ${result.id} · ${result.title}`;
  if (result.message) return `${head}\n  ${result.message}\n${summaryLine(result)}`;
  const lines = result.checks.flatMap((check) => [
    `  ${check.status === "pass" ? "✓" : "✗"} ${check.title}`,
    ...(check.status === "pass"
      ? []
      : facts(check).map(([label, text]) => `      ${label && `${label}: `}${text}`)),
  ]);
  const notes = (result.notes ?? []).map((note) => `  note: ${note}`);
  const again = result.status === "pass" ? [] : [`  read again: ${result.section}`];
  return [head, ...lines, ...notes, ...again, summaryLine(result)].join("\n");
}

function toHtml(result: ExerciseResult): string {
  const head = `<strong>Exercise ${escapeMarkup(result.id)} · ${escapeMarkup(result.title)}</strong>`;
  const fact = ([label, text]: [string, string]): string =>
    `<div>${label && `<em>${label}:</em> `}<span style="white-space:pre-wrap">${escapeMarkup(text)}</span></div>`;
  const item = (check: CheckResult): string =>
    `<li style="list-style:none">${check.status === "pass" ? "✓" : "✗"} ${escapeMarkup(check.title)}` +
    `<div style="margin-left:1.5em">${check.status === "pass" ? "" : facts(check).map(fact).join("")}</div></li>`;
  const body = result.message
    ? `<p style="margin:.3em 0">${escapeMarkup(result.message)}</p>`
    : `<ul style="margin:.3em 0;padding-left:.5em">${result.checks.map(item).join("")}</ul>`;
  const notes = (result.notes ?? [])
    .map((note) => `<div><em>note:</em> ${escapeMarkup(note)}</div>`)
    .join("");
  const again =
    result.status === "pass" || result.message
      ? ""
      : `<div>Read again: <em>${escapeMarkup(result.section)}</em></div>`;
  return `<div role="group" aria-label="Result of the public checks">${head}${body}${notes}${again}<div>${summaryLine(result)}</div></div>`;
}

/** "So far in this notebook: 12 of 37 points by public checks, which 4 of 9 exercises pass. You are in section 3 of 7 (about 60 minutes left at its start)." */
const soFarLine = ({ points, of, passed, exercises, section }: SoFar): string =>
  `So far in this notebook: ${points} of ${count(of)} by public checks, which ${passed} of ${exercises} exercises pass.` +
  (section === undefined ? "" : ` You are in ${section.replace(" · ", " (")} at its start).`);

const soFarBar = (soFar: SoFar): string =>
  `<div style="margin-top:.4em"><progress value="${soFar.passed}" max="${soFar.exercises}" aria-hidden="true"></progress> ${soFarLine(soFar)}</div>`;

/** Shows the result of an exercise's public checks below the cell, and how far the notebook is. @param check what the output carries */
export function publishResult(result: ExerciseResult, check: StoredCheck, soFar: SoFar): void {
  const data = {
    "text/html": toHtml(result) + soFarBar(soFar),
    "text/plain": `${toText(result)}\n${soFarLine(soFar)}`,
  };
  publish({ data, metadata: { course: { check } } });
}

/** Shows one sentence to whoever called `check` wrongly. */
export function publishSentence(sentence: string): void {
  const html = `<div role="alert">${escapeMarkup(sentence)}</div>`;
  publish({ data: { "text/html": html, "text/plain": sentence } });
}
