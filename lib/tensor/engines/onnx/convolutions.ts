import type { Operation } from "../../program/program";
import type { Mappings } from "./mapping";

const attributesOf = ({
  attributes: { strides, dilations, padding },
}: Operation<"ConvFirst" | "ConvTransposeFirst">) => {
  const [[top, bottom], [left, right]] = padding;
  return { strides, dilations, pads: [top, left, bottom, right] };
};

/** Convolutions with the channels before height and width, as ONNX has them; filters are [out, in, h, w]. */
export const convolutionMappings: Required<Pick<Mappings, "ConvFirst" | "ConvTransposeFirst">> = {
  ConvFirst: (graph, operation) => graph.node("Conv", operation.inputs, attributesOf(operation)),
  /** The gradient by a convolution's input, from the gradient [N, out, H', W'] and the filter. */
  ConvTransposeFirst: (graph, operation) =>
    graph.node("ConvTranspose", operation.inputs, {
      ...attributesOf(operation),
      output_padding: operation.attributes.outputPadding,
    }),
};
