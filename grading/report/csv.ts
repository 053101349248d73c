import { escapeCsv } from "./escape";
import type { Results } from "./results";

/** The class as a table: a row a student, a column an exercise. Exercises that a student's file did not reach are empty.
 *  @param all Results of one notebook. */
export function resultsToCsv(all: readonly Results[]): string {
  const ids = [...new Set(all.flatMap((results) => results.exercises.map(({ id }) => id)))];
  const header = ["student", "notebook", "core", "5756", "tier", "failure", ...ids];
  const rows = all.map((results) => {
    const points = new Map(results.exercises.map(({ id, points }) => [id, points]));
    return [
      results.student,
      results.notebook,
      String(results.core.points),
      String(results.track5756.points),
      results.tier,
      results.failure?.message ?? "",
      ...ids.map((id) => String(points.get(id) ?? "")),
    ];
  });
  return [header, ...rows].map((row) => row.map(escapeCsv).join(",")).join("\n") + "\n";
}
