import type { Measured } from "./measured";
import { type Handed, isLost, type Kind, kinds, kindTitles } from "./submissions";

/** What a grader made of one submission. */
export interface Graded {
  kind: Kind;
  /** Undefined where there is no result. */
  points?: number;
  of?: number;
  /** What a fair grader of the same checks would give, where it is known and differs. */
  fair?: number;
  /** Why there is no result. */
  problem?: string;
  /** Seconds by the clock and of processor time, where they can be told. */
  wall?: number;
  cpu?: number;
}

/** One way to grade the class. */
export interface Row {
  name: string;
  measured: Pick<Measured, "wall" | "cpu">;
  graded: Graded[];
  /** Why the row means nothing. */
  failure?: string;
}

/** The middle of some numbers; undefined for none. */
function median(numbers: readonly (number | undefined)[]): number | undefined {
  const sorted = numbers.filter((n): n is number => n !== undefined).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 || sorted.length === 0
    ? sorted[middle]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What the fields of <student>.json that the bench reads look like; the further track stands in 01x, which nobody hands in here. */
interface OurResults {
  core: { points: number; of: number };
  seconds?: number;
  failure?: { message: string };
  exercises?: { id: string; status: string }[];
}

/** Why a submission's results are not the student's: it was not graded, or the grader failed on a part of it. */
function problemOf(results: OurResults | undefined): string | undefined {
  if (!results) return "no results";
  const failed = (results.exercises ?? []).filter(({ status }) => status === "infrastructure-error");
  if (failed.length > 0) return `infrastructure-error in ${failed.map(({ id }) => id).join(", ")}`;
  return results.failure?.message;
}

/**
 * Our grader's results. With one job a submission's times are those between two results; with more its wall time is what its results
 * tell, and its processor time the mean between the first result and the last.
 * @param resultsOf the parsed <student>.json, or undefined where there is none
 */
export function gradedByUs(
  handed: readonly Handed[],
  { events }: Pick<Measured, "events">,
  jobs: number,
  resultsOf: (student: string) => OurResults | undefined,
): Graded[] {
  const share = (events[events.length - 1]?.cpu - events[0]?.cpu) / (events.length - 1);
  return handed
    .map(({ student, kind }): Graded => {
      const results = resultsOf(student);
      const problem = problemOf(results);
      if (!results || problem !== undefined) return { kind, problem };
      const { points, of } = results.core;
      if (jobs > 1) return { kind, points, of, wall: results.seconds, cpu: share };
      const k = events.findIndex(({ name }) => name === `${student}.json`);
      const [before, after] = [events[k - 1], events[k]]; // the first one's hold the start of the grader
      return { kind, points, of, wall: after?.wall - before?.wall, cpu: after?.cpu - before?.cpu };
    })
    .map(withoutNaN);
}

const withoutNaN = (graded: Graded): Graded =>
  Object.fromEntries(Object.entries(graded).filter(([, value]) => !Number.isNaN(value))) as unknown as Graded;

/** The lines of a Python log that name an exception. */
export const exceptionsOf = (log: string): string[] =>
  [...log.matchAll(/^\s*([A-Za-z_.]*(?:Error|Exception|Died)\b.*)$/gm)].map(([, line]) => line.trim());

/** Of the students whose notebooks nbgrader gave up, the exception that ended it. */
export function crashesOf(log: string): Map<string, string> {
  const parts = log.split(/There was an error processing assignment: /).slice(1);
  return new Map(
    parts.map((part) => {
      const [, student] = /submitted\/([^/]+)\//.exec(part) ?? [];
      const trace = part.split("Removing failed assignment")[0];
      return [student ?? "?", exceptionsOf(trace).pop() ?? "an error"];
    }),
  );
}

/** readGradebook.py's answer. */
type Gradebook = Record<string, Record<string, [number | null, number]>>;

/** nbgrader's results. A submission's times are those from the making of its folder to the making of the next one. */
export function gradedByNbgrader(
  handed: readonly Handed[],
  { events, wall, cpu, log }: Measured,
  gradebook: Gradebook,
): Graded[] {
  const crashes = crashesOf(log);
  return handed.map(({ student, kind }): Graded => {
    const k = events.findIndex(({ name }) => name === student);
    const after = events[k + 1] ?? { wall, cpu };
    const times = k < 0 ? {} : { wall: after.wall - events[k].wall, cpu: after.cpu - events[k].cpu };
    const cells = Object.entries(gradebook[student] ?? {});
    const crash = crashes.get(student);
    if (crash !== undefined) return { kind, problem: `crashes (${crash})`, ...times };
    if (cells.length === 0 || cells.some(([, [points]]) => points === null))
      return { kind, problem: "no results", ...times };
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    const points = sum(cells.map(([, [got]]) => got as number));
    const fair = sum(
      cells.map(([id, [, most]]) => (isLost(kind, id.replace("check-", "").replace("-", ".")) ? 0 : most)),
    );
    const of = sum(cells.map(([, [, most]]) => most));
    return { kind, points, of, ...(points === fair ? {} : { fair }), ...times };
  });
}

/** Why a row means nothing: a perfect notebook must get all points. */
export function failureOf(graded: readonly Graded[]): string | undefined {
  const perfect = graded.filter(({ kind }) => kind === "perfect");
  const bad = perfect.find(({ points, of }) => points === undefined || points !== of);
  if (perfect.length === 0) return "there was no perfect notebook";
  return bad && `a perfect notebook got ${bad.problem ?? `${bad.points} of ${bad.of}`}`;
}

const seconds = (value: number | undefined): string =>
  value === undefined ? "–" : `${value.toFixed(value < 10 ? 2 : 1)} s`;

/** What became of the submissions of a kind: the different outcomes, and the median time of those with points. */
function outcome(graded: readonly Graded[]): string {
  const texts = graded.map(({ points, of, fair, problem }) =>
    points === undefined
      ? (problem ?? "–")
      : `${Number(points.toFixed(2))}/${of}${fair === undefined ? "" : ` (fair: ${fair})`}`,
  );
  const wall = median(graded.filter(({ points }) => points !== undefined).map((one) => one.wall));
  return [...new Set(texts)].join(" or ") + (wall === undefined ? "" : `, ${seconds(wall)}`);
}

/** The rows as a Markdown table. Medians are over the submissions that got points. */
export function tableOf(rows: readonly Row[]): string {
  const columns = [
    "a submission, wall (median)",
    "a submission, processor time (median)",
    "the class, wall",
    "the class, processor time",
    ...kinds.map((kind) => kindTitles[kind]),
  ];
  const lines = rows.map(({ name, measured, graded, failure }) => {
    if (failure !== undefined) return [`${name}: failed: ${failure}`, ...columns.map(() => "–")];
    const good = graded.filter(({ points }) => points !== undefined);
    return [
      name,
      seconds(median(good.map(({ wall }) => wall))),
      seconds(median(good.map(({ cpu }) => cpu))),
      seconds(measured.wall),
      seconds(measured.cpu),
      ...kinds.map((kind) => outcome(graded.filter((one) => one.kind === kind))),
    ];
  });
  return [["", ...columns], ["---", ...columns.map(() => "---")], ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}
