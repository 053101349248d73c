const { TestEnvironment } = require("jest-environment-node");

/** Native code, such as ONNX Runtime's, knows the typed arrays of Node itself only; tests shall use the same ones. */
module.exports = class extends TestEnvironment {
  constructor(...args) {
    super(...args);
    for (const name of [
      "ArrayBuffer",
      "Float32Array",
      "Float64Array",
      "Int32Array",
      "Uint8Array",
      "BigInt64Array",
    ])
      this.global[name] = globalThis[name];
  }
};
