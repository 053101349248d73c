const { TestEnvironment } = require("jest-environment-node");

/** The limits of time are for what hangs: a busy machine may take ten times as long as an idle one. */
const LEAST_LIMIT_MS = 240_000;

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

  handleTestEvent({ name, test, hook }) {
    const started = name === "test_fn_start" ? test : name === "hook_start" ? hook : undefined;
    if (started) started.timeout = Math.max(started.timeout ?? 0, LEAST_LIMIT_MS);
  }
};
