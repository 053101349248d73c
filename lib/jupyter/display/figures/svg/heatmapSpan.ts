import type { HeatmapTrace } from "../../traces";

/** Smallest and largest value that the colours span. */
export function heatmapSpan(trace: HeatmapTrace): [number, number] {
  const values = Array.from(trace.z).flatMap((row) => Array.from(row).filter((v): v is number => v !== null));
  const low = trace.zmin ?? values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = trace.zmax ?? values.reduce((a, b) => Math.max(a, b), -Infinity);
  return Number.isFinite(low) && high > low
    ? [low, high]
    : [Number.isFinite(low) ? low - 0.5 : 0, Number.isFinite(low) ? low + 0.5 : 1];
}
