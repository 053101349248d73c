import { escapeMarkup } from "../text/escape";

/** How far a loop is. Times are in milliseconds. */
export interface LoopState {
  readonly label?: string;
  readonly unit?: string;
  /** Undefined where nobody knows how many steps will come. */
  readonly total?: number;
  readonly done: number;
  readonly remark?: string;
  readonly started: number;
  readonly ended?: number;
}

/** The loops of one place in the program: the latest, and how many there were with how many steps before it. */
export interface SlotState {
  readonly depth: number;
  readonly latest: LoopState;
  readonly runs: number;
  readonly doneBefore: number;
  readonly secondsBefore: number;
}

/** A line to be written. */
export interface ProgressLine {
  readonly slot: SlotState;
  /** The lines directly inside of it. */
  readonly inner: readonly SlotState[];
  /** Whether all loops have ended. */
  readonly isOver: boolean;
}

/** Lines of text, inner loops indented. */
export function progressText(lines: readonly ProgressLine[], now: number): string {
  return lines.map((line) => "  ".repeat(line.slot.depth) + describeLine(line, now)).join("\n");
}

/** Lines with bars, inner loops indented. */
export function progressHtml(lines: readonly ProgressLine[], now: number): string {
  const rows = lines.map((line) => {
    const { depth, latest } = line.slot;
    const style = depth === 0 ? "" : ` style="padding-left:${1.5 * depth}em"`;
    return `<div${style}>${bar(latest)} ${escapeMarkup(describeLine(line, now))}</div>`;
  });
  return `<div class="course-progress">${rows.join("")}</div>`;
}

function bar({ label, total, done, ended }: LoopState): string {
  const known = total !== undefined || ended !== undefined;
  const value = known ? ` max="${total ?? 1}" value="${total === undefined ? 1 : done}"` : "";
  const name = escapeMarkup(label ?? "Progress");
  return `<progress aria-label="${name}"${value} style="width:16em;vertical-align:middle"></progress>`;
}

function describeLine({ slot, inner, isOver }: ProgressLine, now: number): string {
  return isOver && slot.runs > 1 ? describeAll(slot) : describeLoop(slot.latest, now, innerShare(inner));
}

/** All loops of a place in one line, when the last of them has ended. */
function describeAll({ latest, runs, doneBefore, secondsBefore }: SlotState): string {
  const done = doneBefore + latest.done;
  const seconds = secondsBefore + ((latest.ended ?? latest.started) - latest.started) / 1000;
  const parts = [`${count(runs)} loops`, `${count(done)} ${latest.unit ?? "steps"} in all`];
  if (seconds > 0) parts.push(rateText(done / seconds));
  return labelled(latest.label?.replace(/\s*\d+(\.\d+)?/g, ""), [...parts, `took ${duration(seconds)}`]);
}

/** The part of the running step that is done, where one inner loop tells it. */
function innerShare(inner: readonly SlotState[]): number {
  const [{ latest = undefined } = {}] = inner;
  if (inner.length !== 1 || latest?.total === undefined || latest.ended !== undefined) return 0;
  return latest.done / latest.total;
}

/** @param share the part of the running step that is done */
function describeLoop(loop: LoopState, now: number, share: number): string {
  const { done, total, unit = "steps", ended, remark } = loop;
  const seconds = ((ended ?? now) - loop.started) / 1000;
  const advanced = done + (ended === undefined ? share : 0);
  const rate = seconds > 0 && advanced > 0 ? advanced / seconds : undefined;
  const percent = total === undefined ? "" : ` (${Math.floor((100 * done) / total)} %)`;
  const parts = [`${done}${total === undefined ? "" : `/${total}`} ${unit}${percent}`];
  if (rate !== undefined) parts.push(rateText(rate));
  if (ended !== undefined) {
    const stopped = total !== undefined && done < total;
    parts.push(`${stopped ? "stopped after" : "took"} ${duration(seconds)}`);
  } else if (rate !== undefined && total !== undefined)
    parts.push(`${duration((total - advanced) / rate)} left`);
  if (remark !== undefined) parts.push(remark);
  return labelled(loop.label, parts);
}

function count(value: number): string {
  return value.toLocaleString("en");
}

function labelled(label: string | undefined, parts: readonly string[]): string {
  return `${label === undefined ? "" : `${label}: `}${parts.join(" · ")}`;
}

function rateText(rate: number): string {
  return `${rate >= 100 ? Math.round(rate) : rate.toPrecision(3)}/s`;
}

/** Seconds as a reader says them: 0.4 s, 12 s, 3 min 05 s, 2 h 10 min. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, "0")} min`;
}
