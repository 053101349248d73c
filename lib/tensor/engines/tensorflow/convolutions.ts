import type { ConvolutionKind } from "../../program/primitives";
import type { Operation, Value } from "../../program/program";
import { fusedWith } from "./fuse";
import { type Graph, type } from "./graph";
import type { AttrValue } from "./graphDef";
import type { Mapping } from "./mapping";

/** The images and windows of the forward convolution that an operation is, or is a gradient of. */
const imagesAndWindows: Record<ConvolutionKind, (operation: Operation) => [Value, Value]> = {
  Conv2D: ({ inputs: [x, windows] }) => [x, windows],
  Conv2DBackpropInput: ({ inputs: [, windows], outputs: [x] }) => [x, windows],
  Conv2DBackpropFilter: ({ inputs: [x], outputs: [windows] }) => [x, windows],
};

/** What TensorFlow calls a padding; it has fast convolutions for those with a name only. */
function nameOfPadding(operation: Operation<ConvolutionKind>): "VALID" | "SAME" | "EXPLICIT" {
  const { strides, dilations, padding } = operation.attributes;
  const [images, windows] = imagesAndWindows[operation.kind](operation);
  if (padding.flat().every((size) => size === 0)) return "VALID";
  const isSame = padding.every(([before, after], axis) => {
    const size = images.shape[axis + 1];
    const places = Math.ceil(size / strides[axis]);
    const reach = strides[axis] * (places - 1) + dilations[axis] * (windows.shape[axis] - 1) + 1;
    const all = Math.max(0, reach - size);
    return before === Math.floor(all / 2) && after === all - before;
  });
  return isSame ? "SAME" : "EXPLICIT";
}

function convolution(
  op: string,
  place: (graph: Graph, operation: Operation) => readonly (string | Value)[],
  more: Record<string, AttrValue> = {},
): Mapping<ConvolutionKind> {
  return (graph, operation) => {
    const { strides, dilations, padding } = operation.attributes;
    const [rows, columns] = padding;
    const name = nameOfPadding(operation);
    return graph.node(op, place(graph, operation), {
      T: type(operation.inputs[0].dtype),
      strides: { list: { i: [1, ...strides, 1] } },
      dilations: { list: { i: [1, ...dilations, 1] } },
      padding: { s: Buffer.from(name) },
      explicit_paddings: { list: { i: name === "EXPLICIT" ? [0, 0, ...rows, ...columns, 0, 0] : [] } },
      data_format: { s: Buffer.from("NHWC") },
      ...more,
    });
  };
}

const convolutionOfImages: Mapping<"Conv2D"> = (graph, operation) => {
  const { inputs, attributes } = operation;
  if (inputs.length === 2) return convolution("Conv2D", () => inputs)(graph, operation);
  const T = type(inputs[0].dtype);
  const own = { TArgs: { list: { type: [T.type] } }, ...fusedWith(attributes.activation) };
  return convolution("_FusedConv2D", () => inputs, own)(graph, operation);
};

/** Convolutions with the channels last. */
export const convolutionMappings = {
  Conv2D: convolutionOfImages,
  Conv2DBackpropInput: convolution(
    "Conv2DBackpropInput",
    (graph, { inputs: [dy, filter], outputs: [{ shape }] }) => [graph.integersOf(shape), filter, dy],
  ),
  Conv2DBackpropFilter: convolution(
    "Conv2DBackpropFilter",
    (graph, { inputs: [x, dy], outputs: [{ shape }] }) => [x, graph.integersOf(shape), dy],
  ),
} satisfies { [K in ConvolutionKind]: Mapping<K> };
