import type { ConvolutionAttributes } from "../../program/lowerings/convolutions";
import type { Operation } from "../../program/program";
import type { Mapping } from "./mapping";

const attributesOf = ({
  attributes,
}: Operation): { strides: number[]; dilations: number[]; pads: number[] } => {
  const { strides, dilations, padding } = attributes as unknown as ConvolutionAttributes;
  const [[top, bottom], [left, right]] = padding;
  return { strides: [...strides], dilations: [...dilations], pads: [top, left, bottom, right] };
};

/** Convolutions with the channels before height and width, as ONNX has them; filters are [out, in, h, w]. */
export const convolutionMappings: Record<string, Mapping> = {
  ConvFirst: (graph, operation) => graph.node("Conv", operation.inputs, attributesOf(operation)),
  /** The gradient by a convolution's input, from the gradient [N, out, H', W'] and the filter. */
  ConvTransposeFirst: (graph, operation) =>
    graph.node("ConvTranspose", operation.inputs, {
      ...attributesOf(operation),
      output_padding: operation.attributes.outputPadding as number[],
    }),
};
