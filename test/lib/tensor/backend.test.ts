import { nativeBinding } from "lib/tensor/backend";
import { availableEngines } from "lib/tensor/engines/engine";
import * as tf from "lib/tensor/tf";

/** A native library that loads and cannot be started, as with a driver that is too old for it. */
jest.mock(
  "@tensorflow/tfjs-node-gpu",
  () => {
    jest.spyOn(console, "warn").mockImplementation(); // TensorFlow.js warns of it, with a stack
    const { registerBackend, setBackend } = jest.requireActual("@tensorflow/tfjs");
    const fail = () => {
      throw new Error("CUDA driver version is insufficient\nand more");
    };
    registerBackend("tensorflow", fail, 3);
    void setBackend("tensorflow");
    return {};
  },
  { virtual: true },
);

describe("startBackend, where the native library loads but does not start", () => {
  beforeAll(() => tf.ready());

  it("runs on WebAssembly, where plain JavaScript would be next", () => {
    expect(tf.getBackend()).toBe("wasm");
    expect(tf.scalar(2).square().dataSync()[0]).toBe(4);
  });

  it("says everywhere that the library is not to be had, and why", async () => {
    const why = "it does not start: CUDA driver version is insufficient";
    expect(nativeBinding()).toBeNull();
    expect(availableEngines()).not.toContain("tensorflow");
    expect(tf.backendReport()).toMatchObject({ eager: "wasm", faster: { why } });
    await expect(tf.useBackend("tensorflow")).rejects.toThrow(
      `useBackend: "tensorflow" is not available here: ${why}`,
    );
    expect(tf.findBackendFactory("tensorflow")).toBeFalsy();
  });
});
