import type { Builder } from "../../program/builder";
import { Rewriter } from "../../program/passes/rewriter";
import type { Program, Value } from "../../program/program";

/** Whether ONNX Runtime 1.30 convolves wrongly: it reads three channels at a time, and divides their number by four. */
const isMisread = (channels: number, filters: number): boolean =>
  channels > 3 && channels % 3 === 0 && channels % 4 !== 0 && filters % 4 === 0;

/** Images or filters [N, C, H, W] with so many channels of zeros after their own that they are a multiple of four. */
function filled(builder: Builder, x: Value): Value {
  const channels = x.shape[1];
  const missing = 4 * Math.ceil(channels / 4) - channels;
  return builder.pad(x, [[0, 0], [0, missing], [0, 0], [0, 0]]); // prettier-ignore
}

/**
 * Adds channels of zeros to the convolutions that ONNX Runtime computes wrongly on WebGPU: 6, 9, 15, 18 … channels to a multiple of
 * four, on every driver alike. The gradient by a filter is such a convolution whenever the batch is.
 * @see https://github.com/microsoft/onnxruntime/issues/29651
 */
export function fillChannels(program: Program): Program {
  const rewriter = new Rewriter(program);
  const { builder } = rewriter;
  return rewriter.run(({ kind, inputs, attributes, outputs: [output], site }) => {
    if (kind !== "ConvFirst" || !isMisread(inputs[0].shape[1], inputs[1].shape[0])) return null;
    const given = inputs.map((input) => filled(builder, rewriter.nowOf(input)));
    return builder.emit(kind, given, attributes, output.shape, output.dtype, site);
  });
}
