import * as tf from "@tensorflow/tfjs";
import type { DType, Value, Values } from "./program/program";

/** What is kept for a tensor in host memory. */
interface Held {
  values: Values;
  refCount: number;
}

/** How many bytes of freed arrays are kept to be used again. */
const mostSpare = 2 ** 30;

const arrays = { float32: Float32Array, int32: Int32Array, bool: Uint8Array };

/**
 * A backend of TensorFlow.js that computes nothing and holds tensors as arrays, where ONNX Runtime reads and writes them without a
 * copy. A tensor moves to the backend that computes as soon as an operation asks for it, and comes back when a replay does.
 */
export class HostMemory extends tf.KernelBackend {
  private readonly held: tf.DataStorage<Held>;
  private readonly spare = new Map<string, Values[]>();
  private spareBytes = 0;

  constructor() {
    super();
    this.held = new tf.DataStorage<Held>(this, tf.engine());
  }

  /** The array of a tensor; it is fetched from where the tensor is. */
  valuesOf(dataId: object): Values {
    return this.held.get(dataId).values;
  }

  /** An array to be filled: one that a freed tensor has left, or a new one. */
  take(dtype: DType, length: number): Values {
    const values = this.spare.get(`${dtype} ${length}`)?.pop();
    if (!values) return new arrays[dtype](length);
    this.spareBytes -= values.byteLength;
    return values;
  }

  /** A tensor with this array for its values. */
  tensorOf(values: Values, { shape, dtype }: Pick<Value, "shape" | "dtype">): tf.Tensor {
    const dataId = {};
    this.held.set(dataId, { values, refCount: 1 });
    return tf.engine().makeTensorFromTensorInfo({ dataId, shape: [...shape], dtype }, this);
  }

  override write(values: tf.backend_util.BackendValues, _shape: number[], dtype: tf.DataType): object {
    const dataId = {};
    this.move(dataId, values, _shape, dtype, 1);
    return dataId;
  }

  override move(
    dataId: object,
    values: tf.backend_util.BackendValues,
    _shape: number[],
    dtype: tf.DataType,
    refCount: number,
  ): void {
    const make = arrays[dtype as DType];
    if (!make) throw new TypeError(`HostMemory: a tensor must be of float32, int32 or bool, got ${dtype}`);
    const numbers = values as Values;
    this.held.set(dataId, { values: numbers instanceof make ? numbers : make.from(numbers), refCount });
  }

  override readSync(dataId: object): tf.backend_util.BackendValues {
    return this.valuesOf(dataId).slice();
  }

  override async read(dataId: object): Promise<tf.backend_util.BackendValues> {
    return this.readSync(dataId);
  }

  override disposeData(dataId: object, force = false): boolean {
    if (!this.held.has(dataId)) return true;
    const held = this.held.get(dataId);
    held.refCount--;
    if (!force && held.refCount > 0) return false;
    this.held.delete(dataId);
    if (!force) this.keepSpare(held.values);
    return true;
  }

  /** Keeps an array that only the freed tensor had. */
  private keepSpare(values: Values): void {
    if (this.spareBytes + values.byteLength > mostSpare) return;
    this.spareBytes += values.byteLength;
    const dtype = (Object.keys(arrays) as DType[]).find((name) => values instanceof arrays[name])!;
    const key = `${dtype} ${values.length}`;
    const list = this.spare.get(key);
    if (list) list.push(values);
    else this.spare.set(key, [values]);
  }

  override refCount(dataId: object): number {
    return this.held.has(dataId) ? this.held.get(dataId).refCount : 0;
  }

  override incRef(dataId: object): void {
    this.held.get(dataId).refCount++;
  }

  override numDataIds(): number {
    return this.held.numDataIds();
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override timerAvailable(): boolean {
    return false;
  }
}

const backendName = "host-memory";

/** The one host memory, which is made when it is first asked for. */
export function hostMemory(): HostMemory {
  if (!tf.findBackendFactory(backendName)) tf.registerBackend(backendName, () => new HostMemory(), -1);
  return tf.findBackend(backendName) as HostMemory;
}
