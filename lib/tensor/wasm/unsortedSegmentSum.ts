import { compose, type Info, type KernelCall } from "./compose";

/** Adds up the rows that have the same segment id, as the gradient of a gather needs it. Ids outside the range are
 *  dropped: they go to one segment before the first or one after the last, both of which are cut off.
 *  Inputs: x [N, …], segmentIds [N] int32. Result: [numSegments, …]. */
export function unsortedSegmentSum({ inputs, backend, attrs }: KernelCall<{ numSegments: number }>): Info {
  const { x, segmentIds } = inputs;
  const { numSegments } = attrs;
  const rest = x.shape.slice(1);
  return compose(backend, (run) => {
    const integer = (value: number) => run("Fill", {}, { shape: [], value, dtype: "int32" });
    const low = run("Maximum", { a: segmentIds, b: integer(-1) });
    const clipped = run("Minimum", { a: low, b: integer(numSegments) });
    const rows = run("Add", { a: clipped, b: integer(1) });
    const indices = run("Reshape", { x: rows }, { shape: [-1, 1] });
    const sums = run("ScatterNd", { indices, updates: x }, { shape: [numSegments + 2, ...rest] });
    const zeros = rest.map(() => 0);
    return run("Slice", { x: sums }, { begin: [1, ...zeros], size: [numSegments, ...rest] });
  });
}
