import { escapeMarkup } from "./escape";
import { newDisplayId, publish } from "./publish";

/** How a progress line is shown. */
export interface ProgressOptions {
  /** What is being counted through, for example "training". */
  readonly label?: string;
  /** What one step is called, for example "episodes" (default "steps"). */
  readonly unit?: string;
  /** Milliseconds since any fixed moment (default performance.now); a test passes its own. */
  readonly clock?: () => number;
}

/** A line that counts to its total: one display, rewritten at most ten times a second. */
export interface Progress {
  /** Counts `count` more steps (default 1), with an optional remark such as the current loss. */
  step(count?: number, remark?: string): void;
  /** Sets the number of steps that are done. */
  set(done: number, remark?: string): void;
  /** Writes the final line now, also when fewer steps were done; later calls do nothing. */
  finish(): void;
}

const INTERVAL_MS = 100;

/**
 * Starts a progress line with rate and remaining time; the final line stays.
 * It needs no event loop: a synchronous loop shows it too.
 * @param total number of steps, a positive integer
 * @throws {RangeError} when total is not a positive integer.
 */
export function progress(total: number, options: ProgressOptions = {}): Progress {
  if (!Number.isInteger(total) || total < 1)
    throw new RangeError(`progress: total must be a positive integer, got ${total}`);
  const clock = options.clock ?? (() => performance.now());
  const started = clock();
  const id = newDisplayId("progress");
  let done = 0;
  let remark: string | undefined;
  let shown = -Infinity;
  let finished = false;
  const show = (now: number) => {
    shown = now;
    const state = { ...options, total, done, remark, seconds: (now - started) / 1000, finished };
    showLine(state, id, done > 0 || finished);
  };
  const set = (value: number, text?: string) => {
    if (finished) return;
    if (!Number.isFinite(value) || value < 0)
      throw new RangeError(`progress.set: done must be ≥ 0, got ${value}`);
    done = Math.min(value, total);
    remark = text ?? remark;
    const now = clock();
    finished = done === total;
    if (finished || now - shown >= INTERVAL_MS) show(now);
  };
  const finish = () => {
    if (finished) return;
    finished = true;
    show(clock());
  };
  show(started);
  return { step: (count = 1, text) => set(done + count, text), set, finish };
}

/**
 * Walks through items under a progress line: `for (const seed of progressOver(seeds, { label: "seeds" })) …`.
 * The line ends where the loop ends, by `break` or an error too.
 */
export function* progressOver<T>(
  items: Iterable<T>,
  options: ProgressOptions = {},
): Generator<T, void, undefined> {
  const list = Array.isArray(items) ? (items as readonly T[]) : [...items];
  if (list.length === 0) return;
  const line = progress(list.length, options);
  try {
    for (const item of list) {
      yield item;
      line.step();
    }
  } finally {
    line.finish();
  }
}

interface State extends ProgressOptions {
  readonly total: number;
  readonly done: number;
  readonly remark?: string;
  readonly seconds: number;
  readonly finished: boolean;
}

function showLine(state: State, id: string, update: boolean): void {
  const text = describe(state);
  const label = escapeMarkup(state.label ?? "Progress");
  const bar = `<progress aria-label="${label}" max="${state.total}" value="${state.done}" style="width:16em;vertical-align:middle"></progress>`;
  const html = `<div class="course-progress">${bar} ${escapeMarkup(text)}</div>`;
  publish(
    { data: { "text/html": html, "text/plain": text }, metadata: {}, transient: { display_id: id } },
    update,
  );
}

function describe(state: State): string {
  const { total, done, seconds, finished } = state;
  const rate = seconds > 0 && done > 0 ? done / seconds : undefined;
  const parts = [`${done}/${total} ${state.unit ?? "steps"} (${Math.floor((100 * done) / total)} %)`];
  if (rate !== undefined) parts.push(`${rate >= 100 ? Math.round(rate) : rate.toPrecision(3)}/s`);
  if (finished) parts.push(`${done < total ? "stopped after" : "took"} ${duration(seconds)}`);
  else if (rate !== undefined) parts.push(`${duration((total - done) / rate)} left`);
  if (state.remark !== undefined) parts.push(state.remark);
  return `${state.label === undefined ? "" : `${state.label}: `}${parts.join(" · ")}`;
}

/** Seconds as a reader says them: 0.4 s, 12 s, 3 min 05 s, 2 h 10 min. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, "0")} min`;
}
