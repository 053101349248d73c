import type { Status } from "./results";

/** How a check or an exercise ended, in words for the student. */
export const statusWords: Record<Status, string> = {
  pass: "right",
  wrong: "not right yet",
  crash: "ended with an error",
  timeout: "took too long",
  "out-of-memory": "used too much memory",
  "output-limit": "printed too much",
  protocol: "answered with something that could not be read",
  "not-gradable": "could not be graded",
  "infrastructure-error": "could not be graded because of a failure of ours",
};
