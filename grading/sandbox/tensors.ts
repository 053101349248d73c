import { TENSORS } from "lib/core/globalKeys";
import { CodecError } from "./channel/codec";
import { arrayTypes, type DType, dtypes, TensorData, type TensorForm } from "./channel/tensorData";

/** What TensorFlow.js says of a tensor. */
interface Tensor {
  id: number;
  dataId: object;
  dtype: string;
  shape: number[];
  isDisposed: boolean;
  dataSync(): ArrayLike<number>;
  dispose(): void;
}

/** What is needed of TensorFlow.js. */
export interface Tensors {
  tensor(data: ArrayLike<number>, shape: number[], dtype: DType): object;
  memory(): { numTensors: number };
  ready(): Promise<void>;
  disposeVariables(): void;
  engine(): { startScope(name?: string): void; endScope(): void };
}

/** TensorFlow.js, where `lib/tensor/tf` has loaded it in this process. */
export const loadedTensors = (): Tensors | undefined =>
  (globalThis as unknown as Record<symbol, Tensors | undefined>)[TENSORS];

/** Data that comes through the channel holds no functions, whatever its fields are called. */
const isTensor = (value: object): value is Tensor =>
  "dataId" in value && typeof (value as Partial<Tensor>).dataSync === "function";

/** The tensors in plain data, at any depth that the channel carries. */
function* tensorsIn(value: unknown, depth = 32): Generator<Tensor> {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || depth === 0) return;
  if (isTensor(value)) yield value;
  else for (const part of Object.values(value)) yield* tensorsIn(part, depth - 1);
}

/** Reads and makes the tensors of this process. */
export class ProcessTensors implements TensorForm {
  read(value: object): TensorData | undefined {
    if (!isTensor(value)) return undefined;
    const { isDisposed, dtype, shape } = value;
    if (isDisposed) throw new CodecError("a tensor that was disposed of");
    if (!dtypes.includes(dtype as DType))
      throw new CodecError(`a tensor of ${dtype}, which holds no numbers`);
    const type = arrayTypes[dtype as DType];
    return new TensorData(dtype as DType, [...shape], type.from(value.dataSync()));
  }

  /** @throws Error where nothing has loaded TensorFlow.js */
  make({ data, shape, dtype }: TensorData): object {
    const tf = loadedTensors();
    if (!tf) throw new Error("there are no tensors in this process: nothing has imported lib/tensor/tf");
    return tf.tensor(data, [...shape], dtype);
  }
}

/** Those of one call of a function, which takes tensors that it leaves as they are and gives new ones. */
export class CallTensors extends ProcessTensors {
  private readonly made: Tensor[] = [];
  private readonly before = loadedTensors()?.memory().numTensors ?? 0;
  /** Tensors are numbered as they are made. */
  private readonly last = this.number();

  override make(data: TensorData): object {
    const tensor = super.make(data) as Tensor;
    this.made.push(tensor);
    return tensor;
  }

  /** Disposes of the arguments, and of what the call has made and given. @returns how many others it has left behind */
  end(value: unknown): number {
    for (const tensor of [...this.made, ...tensorsIn(value)])
      if (tensor.id > this.last && !tensor.isDisposed) tensor.dispose();
    return (loadedTensors()?.memory().numTensors ?? 0) - this.before;
  }

  private number(): number {
    if (!loadedTensors()) return 0;
    const probe = super.make(new TensorData("float32", [], Float32Array.of(0))) as Tensor;
    probe.dispose();
    return probe.id;
  }
}
