/** Node's modules that a student's code may import at grading: they compute and nothing else. */
export const harmlessModules: readonly string[] = [
  "assert",
  "assert/strict",
  "buffer",
  "events",
  "path",
  "perf_hooks",
  "querystring",
  "string_decoder",
  "url",
  "util",
  "util/types",
];
