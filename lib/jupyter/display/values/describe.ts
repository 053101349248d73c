import { types } from "node:util";
import { describeArray, describeTensor } from "./describeArray";
import { describeRecords } from "./describeRecords";
import { inspectBounded } from "./inspectBounded";
import type { MimeBundle } from "./mimeBundle";
import { isTensor } from "./tensor";
import { showTensorsInNode } from "./tensorInspect";

/**
 * How a value is shown: tensors, matrices and long vectors with their shape, extremes, values and heat map, flat records as a
 * table, everything else as Node prints it. It takes less than 50 ms and 100 KB, however large the value is.
 */
export function describe(value: unknown): MimeBundle {
  if (typeof value === "object" && value !== null && !types.isProxy(value)) {
    if (isTensor(value)) {
      showTensorsInNode(value);
      return describeTensor(value);
    }
    const rich = describeArray(value) ?? describeRecords(value);
    if (rich !== undefined) return rich;
  }
  return { "text/plain": inspectBounded(value) };
}
