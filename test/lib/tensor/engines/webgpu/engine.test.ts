import { webgpuProgram } from "lib/tensor/engines/webgpu/engine";
import * as tf from "lib/tensor/tf";
import { countKinds, programOf } from "../../program/countKinds";

beforeAll(() => tf.ready());

const convolved = (channels: number, filters: number) =>
  webgpuProgram(
    programOf(
      [
        [2, 8, 8, channels],
        [3, 3, channels, filters],
      ],
      (x, w) => tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 1, "same"),
    ),
  );

const channelsOf = (channels: number, filters: number): number[] => {
  const { operations } = convolved(channels, filters);
  return operations.find(({ kind }) => kind === "ConvFirst")!.inputs.map(({ shape }) => shape[1]);
};

describe("webgpuProgram", () => {
  it.each([
    [6, 8],
    [9, 12],
    [18, 20],
    [30, 32],
  ])("fills %i channels, which ONNX Runtime would misread, to %i", (channels, filled) => {
    expect(channelsOf(channels, 4)).toEqual([filled, filled]);
  });

  it.each([
    [3, 4],
    [5, 4],
    [12, 4],
    [6, 3],
  ])("leaves %i channels for %i filters as they are", (channels, filters) => {
    expect(channelsOf(channels, filters)).toEqual([channels, channels]);
    expect(countKinds(convolved(channels, filters))).not.toHaveProperty("Pad");
  });

  it("adds many tensors two by two", () => {
    const program = programOf([[4], [4], [4]], (a, b, c) => tf.addN([a, b, c]));
    expect(countKinds(webgpuProgram(program))).toEqual({ Add: 2 });
  });
});
