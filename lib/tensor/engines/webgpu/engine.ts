import type { Program } from "../../program/program";
import type { Engine } from "../engine";
import { addToProducts } from "../onnx/addToProducts";
import { channelsFirst } from "../onnx/channelsFirst";
import { OnnxReplay } from "../onnx/engine";
import { fillChannels } from "./fillChannels";
import { requireDevice, webgpuOptions } from "./requireDevice";
import { sumsAsAdditions } from "./sumsAsAdditions";

/** A program as ONNX Runtime runs it rightly on WebGPU. */
export function webgpuProgram(program: Program): Program {
  return fillChannels(addToProducts(channelsFirst(sumsAsAdditions(program))));
}

const webgpuEngine: Engine = {
  name: "webgpu",
  isProven: false,
  compile: (program) => new OnnxReplay(webgpuProgram(program), webgpuOptions),
};

/**
 * What runs programs in ONNX Runtime on a graphics processor, by Vulkan, Metal or Direct3D; it needs npm and a driver.
 * @throws Error if WebGPU has no device here
 */
export function loadWebgpu(): Engine {
  requireDevice();
  return webgpuEngine;
}
