import * as tf from "lib/tensor/tf";
import { has } from "../../support/needs";

beforeAll(() => tf.ready());

describe("backendReport", () => {
  it("says what runs eagerly, what replays, on what, and how to get something faster", async () => {
    const native = has("tensorflow");
    const report = tf.backendReport();
    expect(report).toMatchObject({
      eager: native ? "tensorflow" : "wasm",
      capture: native ? "tensorflow" : has("onnx") ? "onnx" : "eager",
      device: expect.stringMatching(/^(CPU|GPU)$/),
    });
    expect(report.threads).toBeGreaterThanOrEqual(1);
    expect(report.faster === null).toBe(native);
    if (!native)
      expect(report.text).toMatch(
        /Faster: the native TensorFlow library; it .+\. Run: npm run setup:tensors/,
      );
    expect(report.text).not.toContain("\n");
    await tf.useBackend("wasm");
    expect(tf.backendReport().eager).toBe("wasm");
  });
});

describe("useBackend", () => {
  it("refuses what is not there", async () => {
    await expect(tf.useBackend("webgl" as "wasm")).rejects.toThrow(
      /^useBackend: "webgl" is not available here/,
    );
  });
});
