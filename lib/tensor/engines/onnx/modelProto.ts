import { Root, type Type } from "protobufjs";

/** The part of ONNX's protocol buffers that a model needs (onnx/onnx.proto3). */
const schema = {
  nested: {
    ModelProto: {
      fields: {
        irVersion: { type: "int64", id: 1 },
        graph: { type: "GraphProto", id: 7 },
        opsetImport: { rule: "repeated", type: "OperatorSetIdProto", id: 8 },
      },
    },
    OperatorSetIdProto: { fields: { domain: { type: "string", id: 1 }, version: { type: "int64", id: 2 } } },
    GraphProto: {
      fields: {
        node: { rule: "repeated", type: "NodeProto", id: 1 },
        name: { type: "string", id: 2 },
        initializer: { rule: "repeated", type: "TensorProto", id: 5 },
        input: { rule: "repeated", type: "ValueInfoProto", id: 11 },
        output: { rule: "repeated", type: "ValueInfoProto", id: 12 },
      },
    },
    NodeProto: {
      fields: {
        input: { rule: "repeated", type: "string", id: 1 },
        output: { rule: "repeated", type: "string", id: 2 },
        name: { type: "string", id: 3 },
        opType: { type: "string", id: 4 },
        attribute: { rule: "repeated", type: "AttributeProto", id: 5 },
        domain: { type: "string", id: 7 },
      },
    },
    AttributeProto: {
      fields: {
        name: { type: "string", id: 1 },
        f: { type: "float", id: 2 },
        i: { type: "int64", id: 3 },
        s: { type: "bytes", id: 4 },
        t: { type: "TensorProto", id: 5 },
        ints: { rule: "repeated", type: "int64", id: 8, options: { packed: true } },
        type: { type: "int32", id: 20 },
      },
    },
    TensorProto: {
      fields: {
        dims: { rule: "repeated", type: "int64", id: 1, options: { packed: true } },
        dataType: { type: "int32", id: 2 },
        name: { type: "string", id: 8 },
        rawData: { type: "bytes", id: 9 },
      },
    },
    ValueInfoProto: { fields: { name: { type: "string", id: 1 }, type: { type: "TypeProto", id: 2 } } },
    TypeProto: { fields: { tensorType: { type: "TensorType", id: 1 } } },
    TensorType: {
      fields: { elemType: { type: "int32", id: 1 }, shape: { type: "TensorShapeProto", id: 2 } },
    },
    TensorShapeProto: { fields: { dim: { rule: "repeated", type: "Dimension", id: 1 } } },
    Dimension: {
      oneofs: { value: { oneof: ["dimValue", "dimParam"] } },
      fields: { dimValue: { type: "int64", id: 1 }, dimParam: { type: "string", id: 2 } },
    },
  },
};

/** ONNX's numbers of data types. */
export const typeNumbers = { float32: 1, int32: 6, int64: 7, bool: 9 } as const;

/** A number, a list of integers, a text or a tensor, as an operator's attribute. */
export type Attribute =
  | { name: string; type: 1; f: number }
  | { name: string; type: 2; i: number }
  | { name: string; type: 3; s: Uint8Array }
  | { name: string; type: 4; t: TensorProto }
  | { name: string; type: 7; ints: readonly number[] };

/** A tensor with its values. */
export interface TensorProto {
  name?: string;
  dims: readonly number[];
  dataType: number;
  rawData: Uint8Array;
}

/** One operator of a graph. */
export interface NodeProto {
  opType: string;
  domain?: string;
  input: readonly string[];
  output: readonly string[];
  attribute: readonly Attribute[];
}

/** An input or output of a graph. */
export interface ValueInfo {
  name: string;
  type: { tensorType: { elemType: number; shape: { dim: { dimValue: number }[] } } };
}

/** What a model consists of. */
export interface GraphProto {
  name: string;
  node: readonly NodeProto[];
  initializer: readonly TensorProto[];
  input: readonly ValueInfo[];
  output: readonly ValueInfo[];
}

/** The version of ONNX's own operators that the mappings are written for. */
const operators = 17;

let model: Type | undefined;

/** A graph as the bytes of an ONNX model. */
export function encodeModel(graph: GraphProto): Uint8Array {
  model ??= Root.fromJSON(schema).lookupType("ModelProto");
  const opsetImport = [
    { domain: "", version: operators },
    { domain: "com.microsoft", version: 1 },
  ];
  return model.encode({ irVersion: 8, opsetImport, graph }).finish();
}
