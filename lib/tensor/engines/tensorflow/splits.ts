import type { Operation, Program, Value } from "../../program/program";
import { type Graph, type } from "./graph";

/** Parts of one tensor along one axis, in order; what lies between them is a part of its own that nobody uses. */
interface Split {
  x: Value;
  axis: number;
  sizes: number[];
  /** The result that each part is; null for what nobody uses. */
  parts: (Value | null)[];
}

/** The one axis along which a slice leaves something out; null where it is not one. */
function axisOf({ inputs: [x], attributes: { size } }: Operation<"Slice">): number | null {
  const axes = x.shape.map((_, axis) => axis).filter((axis) => size[axis] !== x.shape[axis]);
  return axes.length === 1 ? axes[0] : null;
}

/** The split that slices of one tensor along one axis are together; null where they overlap. */
function splitOf(slices: readonly Operation<"Slice">[], axis: number): Split | null {
  const [{ inputs }] = slices;
  const [x] = inputs;
  const split: Split = { x, axis, sizes: [], parts: [] };
  let end = 0;
  const add = (size: number, part: Value | null): void => {
    if (size > 0)
      [split.sizes, split.parts] = [
        [...split.sizes, size],
        [...split.parts, part],
      ];
    end += size;
  };
  const beginOf = ({ attributes }: Operation<"Slice">): number => attributes.begin[axis];
  for (const slice of [...slices].sort((a, b) => beginOf(a) - beginOf(b))) {
    if (beginOf(slice) < end) return null;
    add(beginOf(slice) - end, null);
    add(slice.attributes.size[axis], slice.outputs[0]);
  }
  add(x.shape[axis] - end, null);
  return split;
}

/** The splits of a program: of each tensor of which several slices are taken along one axis, by each of the slices. */
export function findSplits({ operations }: Program): Map<Operation, Split> {
  const groups = new Map<string, Operation<"Slice">[]>();
  for (const operation of operations) {
    if (operation.kind !== "Slice") continue;
    const axis = axisOf(operation);
    if (axis === null) continue;
    const key = `${operation.inputs[0].id} ${axis}`;
    const group = groups.get(key);
    if (group) group.push(operation);
    else groups.set(key, [operation]);
  }
  const found = new Map<Operation, Split>();
  for (const [key, slices] of groups) {
    const split = slices.length > 1 ? splitOf(slices, Number(key.split(" ")[1])) : null;
    if (split) for (const slice of slices) found.set(slice, split);
  }
  return found;
}

/** Adds one node for all parts of a split and names them. */
export function addSplit(graph: Graph, { x, axis, sizes, parts }: Split): void {
  const attr = { T: type(x.dtype), num_split: { i: sizes.length } };
  const isEven = sizes.every((size) => size === sizes[0]);
  const name = isEven
    ? graph.node("Split", [graph.integersOf(axis), x], attr)
    : graph.node("SplitV", [x, graph.integersOf(sizes), graph.integersOf(axis)], {
        ...attr,
        Tlen: type("int32"),
      });
  parts.forEach((part, i) => part && graph.name(part, i === 0 ? name : `${name}:${i}`));
}
