import { escapeCsv } from "./escape";
import { isComplete, notGraded, whyIncomplete } from "./notGraded";
import type { Results } from "./results";

/** The class as a table: a row a student, a column an exercise. What could not be graded is empty, never 0: an exercise that our
 *  own failure kept from its points, a file that cannot be read; the column "failure" says why.
 *  @param all Results of one notebook. */
export function resultsToCsv(all: readonly Results[]): string {
  const ids = [...new Set(all.flatMap((results) => results.exercises.map(({ id }) => id)))];
  const header = ["student", "notebook", "core", "5756", "tier", "failure", ...ids];
  const rows = all.map((results) => {
    const graded = results.failure ? [] : results.exercises.filter((one) => notGraded(one) === undefined);
    const points = new Map(graded.map(({ id, points }) => [id, points]));
    return [
      results.student,
      results.notebook,
      isComplete(results, "core") ? String(results.core.points) : "",
      isComplete(results, "5756") ? String(results.track5756.points) : "",
      results.tier,
      whyIncomplete(results) ?? "",
      ...ids.map((id) => String(points.get(id) ?? "")),
    ];
  });
  return [header, ...rows].map((row) => row.map(escapeCsv).join(",")).join("\n") + "\n";
}
