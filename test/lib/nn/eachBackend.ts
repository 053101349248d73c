import * as tf from "lib/tensor/tf";

const installed = (["tensorflow", "wasm"] as const).filter(
  (name) => name === "wasm" || tf.findBackendFactory(name) !== undefined,
);

/** A `describe` that runs on every eager backend that is installed here. */
export function describeOnEachBackend(name: string, body: () => void): void {
  describe.each(installed)(`${name} on %s`, (backend) => {
    beforeAll(async () => {
      await tf.ready();
      await tf.useBackend(backend);
    });
    body();
  });
}
