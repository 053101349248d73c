import { TestEnvironment as NodeEnvironment } from "jest-environment-node";

/**
 * A jest environment whose typed arrays are Node's own: jest gives each test file its own `Float32Array`, and ONNX Runtime's
 * JavaScript part does not take the arrays that its native part makes for one.
 */
export default class SharedArrays extends NodeEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    Object.assign(this.global, { Float32Array, Int32Array, BigInt64Array });
  }
}
