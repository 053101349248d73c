import { trainingFlops } from "./arithmetic";
import { sizeOf, type SizeName } from "./trainSize";

describe("trainingFlops", () => {
  it.each<[SizeName, number]>([
    ["tiny", 1_586_816],
    ["small", 4_827_967_488],
    ["large", 291_305_472_000],
  ])("is what PyTorch counts at %s", (size, flops) => {
    // By the command "flops" of torchWorker.py, which reads torch.utils.flop_counter of PyTorch 2.15.
    expect(trainingFlops(sizeOf(size))).toBe(flops);
  });
});
