import { programKey } from "lib/tensor/engines/programKey";

const program = (byte: number): Uint8Array => new Uint8Array(2 ** 17).fill(byte);

describe("programKey", () => {
  it("is the same for the same program, and another for another or for another engine", () => {
    const key = programKey(program(1), ["onnx", "1.30.0", { threads: 2 }]);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(programKey(program(1), ["onnx", "1.30.0", { threads: 2 }])).toBe(key);
    const others = [
      programKey(program(2), ["onnx", "1.30.0", { threads: 2 }]),
      programKey(program(1), ["onnx", "1.31.0", { threads: 2 }]),
      programKey(program(1), ["onnx", "1.30.0", { threads: 4 }]),
    ];
    expect(new Set([key, ...others]).size).toBe(4);
  });

  it("is none for a small program, of which nothing is kept", () => {
    expect(programKey(program(1).subarray(1), [])).toBeNull();
  });
});
