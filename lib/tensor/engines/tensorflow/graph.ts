import type { DType, Value, Values } from "../../program/program";
import { type AttrValue, type NodeDef, typeNumbers } from "./graphDef";

const dimensions = (shape: readonly number[]) => ({ dim: shape.map((size) => ({ size })) });

/** An attribute that holds a data type. */
export const type = (dtype: DType): { type: number } => ({ type: typeNumbers[dtype] });

/** Builds a TensorFlow graph node by node. */
export class Graph {
  readonly nodes: NodeDef[] = [];
  private readonly names = new Map<Value, string>();
  private readonly integers = new Map<string, string>();

  private add(op: string, input: string[], attr: Record<string, AttrValue>, prefix = "n"): string {
    const name = `${prefix}${this.nodes.length}`;
    this.nodes.push({ name, op, input, attr });
    return name;
  }

  /** The name of the node that computes a value. */
  nameOf(value: Value): string {
    return this.names.get(value)!;
  }

  /** Says which node computes a value. */
  name(value: Value, name: string): void {
    this.names.set(value, name);
  }

  /** A node that is fed. */
  placeholder(value: Value): string {
    const attr = { dtype: type(value.dtype), shape: { shape: dimensions(value.shape) } };
    const name = this.add("Placeholder", [], attr, "in");
    this.name(value, name);
    return name;
  }

  /** A constant tensor. */
  constant(values: Values, shape: readonly number[], dtype: DType): string {
    const tensorContent = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const tensor = { dtype: typeNumbers[dtype], tensorShape: dimensions(shape), tensorContent };
    return this.add("Const", [], { dtype: type(dtype), value: { tensor } }, "c");
  }

  /** A constant list of integers, such as axes or a shape; a single number where it is not a list. */
  integersOf(numbers: number | readonly number[]): string {
    const key = JSON.stringify(numbers);
    let name = this.integers.get(key);
    if (name === undefined) {
      const list = [numbers].flat() as number[];
      name = this.constant(Int32Array.from(list), Array.isArray(numbers) ? [list.length] : [], "int32");
      this.integers.set(key, name);
    }
    return name;
  }

  /** An operation of TensorFlow's; gives its name, which is also its first result's. */
  node(op: string, inputs: readonly (Value | string)[], attr: Record<string, AttrValue>): string {
    const names = inputs.map((input) => (typeof input === "string" ? input : this.nameOf(input)));
    return this.add(op, names, attr);
  }
}
