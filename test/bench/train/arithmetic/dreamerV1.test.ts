import { type SizeName, sizeOf } from "../trainSize";
import { dreamerV1Flops } from "./dreamerV1";

describe("dreamerV1Flops", () => {
  it.each<[SizeName, number]>([
    ["tiny", 1_586_816],
    ["small", 4_827_967_488],
    ["large", 291_305_472_000],
  ])("is what PyTorch counts at %s", (size, flops) => {
    // By the command "flops" of pytorch/worker.py, which reads torch.utils.flop_counter of PyTorch 2.15.
    expect(dreamerV1Flops(sizeOf({ agent: "dreamerV1", size }))).toBe(flops);
  });
});
