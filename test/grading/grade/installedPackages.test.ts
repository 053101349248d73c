import { neededPackages } from "grading/grade/installedPackages";

describe("the packages of a box", () => {
  it("are none for an exercise that needs nothing, and TensorFlow.js with WebAssembly alone for one of tensors", () => {
    expect(neededPackages({})).toEqual([]);
    const places = neededPackages({ needs: ["tensors"] }).map(({ to }) => to);
    expect(places).toContain("node_modules/@tensorflow/tfjs");
    expect(places).toContain("node_modules/@tensorflow/tfjs-backend-wasm");
    expect(places).toContain("node_modules/protobufjs");
    expect(places.filter((place) => /tfjs-node|onnxruntime/.test(place))).toEqual([]);
    expect(places.every((place) => place.startsWith("node_modules/"))).toBe(true);
  });
});
