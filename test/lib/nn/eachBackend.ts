import * as tf from "lib/tensor/tf";
import { needs } from "../../support/needs";

function describeOn(backend: tf.EagerBackend, name: string, body: () => void): void {
  describe(`${name} on ${backend}`, () => {
    beforeAll(async () => {
      await tf.ready();
      await tf.useBackend(backend);
    });
    body();
  });
}

/** A `describe` on every eager backend. */
export function describeOnEachBackend(name: string, body: () => void): void {
  describeOn("wasm", name, body);
  needs("tensorflow", () => describeOn("tensorflow", name, body));
}
