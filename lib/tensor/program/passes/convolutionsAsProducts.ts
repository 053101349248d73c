import type { Operation, Program, Value } from "../program";
import { fromConvolvedBlocks, fromMultipliedBlocks } from "./convolutions/blocks";
import { type Choice, type Convolution, describe, isWhole, type Policy } from "./convolutions/convolution";
import { patches, weights } from "./convolutions/patches";
import { Pixels } from "./convolutions/pixels";
import { Rewriter } from "./rewriter";

const isConvolution = (operation: Operation) =>
  operation.kind === "Conv2D" ||
  operation.kind === "Conv2DBackpropInput" ||
  operation.kind === "Conv2DBackpropFilter";

/** Writes convolutions as matrix products of all windows of all images at once. */
class ConvolutionsAsProducts {
  private readonly rewriter: Rewriter;
  private readonly pixels: Pixels;

  constructor(
    program: Program,
    private readonly policy: Policy,
  ) {
    this.rewriter = new Rewriter(program);
    this.pixels = new Pixels(this.rewriter.builder);
  }

  run(): Program {
    return this.rewriter.run((operation) => {
      if (!isConvolution(operation)) return null;
      const convolution = describe(operation);
      if (!convolution) return null;
      const choice = isWhole(convolution) ? "product" : this.policy(operation.kind, convolution);
      if (choice === null) return null;
      const [a, b] = operation.inputs.map((input) => this.rewriter.nowOf(input));
      const { shape } = operation.outputs[0];
      switch (operation.kind) {
        case "Conv2D":
          return this.convolution(a, b, convolution, shape);
        case "Conv2DBackpropInput":
          return this.inputGradient(a, b, convolution, shape, choice);
        default:
          return this.filterGradient(a, b, convolution, shape);
      }
    });
  }

  private convolution(
    images: Value,
    windows: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { pixels } = this;
    const seen = patches(pixels, images, convolution);
    return pixels.builder.reshape(pixels.builder.product(seen, weights(pixels, windows, convolution)), shape);
  }

  private filterGradient(
    images: Value,
    dy: Value,
    convolution: Convolution,
    shape: readonly number[],
  ): Value {
    const { pixels } = this;
    const { filters, n, places } = convolution;
    const slopes = pixels.builder.reshape(dy, [n * places[0] * places[1], filters]);
    const found = pixels.builder.product(patches(pixels, images, convolution), slopes, true);
    const [rows, , channels] = shape;
    const full = [rows, found.shape[0] / (rows * channels), channels, filters];
    return pixels.builder.slice(pixels.builder.reshape(found, full), [0, 0, 0, 0], shape);
  }

  private inputGradient(
    dy: Value,
    windows: Value,
    convolution: Convolution,
    shape: readonly number[],
    choice: Choice,
  ): Value {
    const { pixels } = this;
    const { n, filters } = convolution;
    if (!isWhole(convolution))
      return choice === "blocks"
        ? fromConvolvedBlocks(pixels, dy, windows, convolution)
        : fromMultipliedBlocks(pixels, dy, windows, convolution, shape);
    const slopes = pixels.builder.reshape(dy, [n, filters]);
    return pixels.builder.reshape(
      pixels.builder.product(slopes, weights(pixels, windows, convolution), false, true),
      shape,
    );
  }
}

/** Rewrites those convolutions for which a policy knows something faster, and all whose window covers the image. */
export function convolutionsAsProducts(program: Program, policy: Policy): Program {
  return new ConvolutionsAsProducts(program, policy).run();
}
