import { needs } from "../../../../support/needs";
import { largestError, train } from "../../trainProcess";

needs(["onnx", "webgpu"], () =>
  describe("a seeded training", () => {
    it("has the same losses within 1e-4 over 50 steps replayed by webgpu as on wasm alone", () => {
      const { losses } = train("wasm", "eager", 50);
      expect(largestError(train("wasm", "webgpu", 50).losses, losses)).toBeLessThan(1e-4);
    }, 300_000);
  }),
);
