import { type SizeName, sizeOf } from "../trainSize";
import { dreamerV2Flops } from "./dreamerV2";

describe("dreamerV2Flops", () => {
  it.each<[SizeName, number]>([
    ["tiny", 1_703_008],
    ["small", 6_468_194_304],
    ["large", 754_487_257_600],
  ])("is what PyTorch counts at %s", (size, flops) => {
    // By the command "flops" of pytorch/worker.py, which reads torch.utils.flop_counter of PyTorch 2.15.
    expect(dreamerV2Flops(sizeOf({ agent: "dreamerV2", size }))).toBe(flops);
  });
});
