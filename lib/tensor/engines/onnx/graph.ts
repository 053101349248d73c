import type { DType, Program, Value, Values } from "../../program/program";
import {
  type Attribute,
  encodeModel,
  type NodeProto,
  type TensorProto,
  typeNumbers,
  type ValueInfo,
} from "./modelProto";

/** What an operator's attributes may be given as. */
type Given = number | boolean | string | readonly number[] | { float: number };

function attributeOf(name: string, given: Given): Attribute {
  if (typeof given === "string") return { name, type: 3, s: Buffer.from(given) };
  if (typeof given === "number" || typeof given === "boolean") return { name, type: 2, i: Number(given) };
  if ("float" in given) return { name, type: 1, f: given.float };
  return { name, type: 7, ints: given };
}

const infoOf = (name: string, { shape, dtype }: Value): ValueInfo => ({
  name,
  type: {
    tensorType: { elemType: typeNumbers[dtype], shape: { dim: shape.map((dimValue) => ({ dimValue })) } },
  },
});

const bytesOf = (values: Values | BigInt64Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Builds an ONNX graph operator by operator. */
export class OnnxGraph {
  private readonly nodes: NodeProto[] = [];
  private readonly initializers: TensorProto[] = [];
  private readonly names = new Map<Value, string>();
  private readonly known = new Map<string, string>();
  private count = 0;

  /** The name under which a value is known in the graph. */
  nameOf(value: Value): string {
    return this.names.get(value)!;
  }

  /** Says under which name a value is known. */
  name(value: Value, name: string): void {
    this.names.set(value, name);
  }

  private stored(values: Values | BigInt64Array, dims: readonly number[], dataType: number): string {
    const name = `c${this.count++}`;
    this.initializers.push({ name, dims, dataType, rawData: bytesOf(values) });
    return name;
  }

  private once(key: string, make: () => string): string {
    let name = this.known.get(key);
    if (name === undefined) this.known.set(key, (name = make()));
    return name;
  }

  /** A constant tensor. */
  constant(values: Values, shape: readonly number[], dtype: DType): string {
    return this.stored(values, shape, typeNumbers[dtype]);
  }

  /** A constant number. */
  scalar(x: number, dtype: DType = "float32"): string {
    return this.once(`${dtype} ${Object.is(x, -0) ? "-0" : x}`, () => {
      const values =
        dtype === "float32" ? Float32Array.of(x) : dtype === "int32" ? Int32Array.of(x) : Uint8Array.of(x);
      return this.constant(values, [], dtype);
    });
  }

  /** A constant list of 64-bit integers, such as axes or a shape; a single number where it is not a list. */
  integers(numbers: number | readonly number[]): string {
    return this.once(`int64 ${JSON.stringify(numbers)}`, () => {
      const list = [numbers].flat() as number[];
      return this.stored(
        BigInt64Array.from(list.map(BigInt)),
        Array.isArray(numbers) ? [list.length] : [],
        typeNumbers.int64,
      );
    });
  }

  /** An operator of ONNX with one result, whose name is returned. */
  node(
    opType: string,
    inputs: readonly (Value | string)[],
    attributes: Readonly<Record<string, Given>> = {},
    domain?: string,
  ): string {
    const input = inputs.map((each) => (typeof each === "string" ? each : this.nameOf(each)));
    const name = `n${this.count++}`;
    const attribute = Object.entries(attributes).map(([key, given]) => attributeOf(key, given));
    this.nodes.push({ opType, input, output: [name], attribute, ...(domain && { domain }) });
    return name;
  }

  /** The model, whose inputs are "in0", "in1" … and whose outputs are "out0", "out1" … in the program's order. */
  encode({ inputs, outputs }: Program): Uint8Array {
    outputs.forEach((output, i) =>
      this.nodes.push({
        opType: "Identity",
        input: [this.nameOf(output)],
        output: [`out${i}`],
        attribute: [],
      }),
    );
    return encodeModel({
      name: "step",
      node: this.nodes,
      initializer: this.initializers,
      input: inputs.map((input, i) => infoOf(`in${i}`, input)),
      output: outputs.map((output, i) => infoOf(`out${i}`, output)),
    });
  }
}
