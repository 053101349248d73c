/** A text of the other side's, whatever it sent instead of one. */
export const textOf = (value: unknown, otherwise: string): string =>
  typeof value === "string" ? value.slice(0, 2000) : otherwise;
