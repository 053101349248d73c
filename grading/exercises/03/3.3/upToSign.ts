import { dot } from "lib/core/metrics";

const isRow = (value: unknown, length: number): value is number[] =>
  Array.isArray(value) && value.length === length && value.every((x) => typeof x === "number");

/** Rows of an answer, each turned round where it points away from the right one: a direction has no sign. What is no such row stays as it
 *  is. */
export function upToSign(got: unknown, right: readonly (readonly number[])[]): unknown {
  if (!Array.isArray(got)) return got;
  return got.map((row: unknown, i) => {
    const other = right[i];
    const away = other !== undefined && isRow(row, other.length) && dot(row, other) < 0;
    return away ? row.map((x) => -x) : row;
  });
}
