import { Root, type Type } from "protobufjs";

/**
 * The part of TensorFlow's protocol buffers that a graph needs (tensorflow/core/framework/*.proto, tensorflow/core/protobuf/
 * {meta_graph,saved_model}.proto).
 */
const schema = {
  nested: {
    SavedModel: {
      fields: {
        savedModelSchemaVersion: { type: "int64", id: 1 },
        metaGraphs: { rule: "repeated", type: "MetaGraphDef", id: 2 },
      },
    },
    MetaGraphDef: {
      fields: { metaInfoDef: { type: "MetaInfoDef", id: 1 }, graphDef: { type: "GraphDef", id: 2 } },
    },
    MetaInfoDef: { fields: { tags: { rule: "repeated", type: "string", id: 4 } } },
    GraphDef: {
      fields: {
        node: { rule: "repeated", type: "NodeDef", id: 1 },
        library: { type: "FunctionDefLibrary", id: 2 },
        versions: { type: "VersionDef", id: 4 },
      },
    },
    FunctionDefLibrary: { fields: {} },
    VersionDef: { fields: { producer: { type: "int32", id: 1 }, minConsumer: { type: "int32", id: 2 } } },
    NodeDef: {
      fields: {
        name: { type: "string", id: 1 },
        op: { type: "string", id: 2 },
        input: { rule: "repeated", type: "string", id: 3 },
        attr: { keyType: "string", type: "AttrValue", id: 5 },
      },
    },
    AttrValue: {
      // One of them is there, also where it is false or 0.
      oneofs: { value: { oneof: ["list", "s", "i", "f", "b", "type", "shape", "tensor"] } },
      fields: {
        list: { type: "ListValue", id: 1 },
        s: { type: "bytes", id: 2 },
        i: { type: "int64", id: 3 },
        f: { type: "float", id: 4 },
        b: { type: "bool", id: 5 },
        type: { type: "int32", id: 6 },
        shape: { type: "TensorShapeProto", id: 7 },
        tensor: { type: "TensorProto", id: 8 },
      },
    },
    ListValue: { fields: { i: { rule: "repeated", type: "int64", id: 3, options: { packed: true } } } },
    TensorShapeProto: { fields: { dim: { rule: "repeated", type: "Dim", id: 2 } } },
    Dim: { fields: { size: { type: "int64", id: 1 } } },
    TensorProto: {
      fields: {
        dtype: { type: "int32", id: 1 },
        tensorShape: { type: "TensorShapeProto", id: 2 },
        tensorContent: { type: "bytes", id: 4 },
      },
    },
  },
};

/** TensorFlow's numbers of data types. */
export const typeNumbers = { float32: 1, int32: 3, bool: 10 } as const;

/** The value of a node's attribute. */
export type AttrValue =
  | { type: number }
  | { i: number }
  | { f: number }
  | { b: boolean }
  | { s: Uint8Array }
  | { list: { i: number[] } }
  | { shape: { dim: { size: number }[] } }
  | { tensor: { dtype: number; tensorShape: { dim: { size: number }[] }; tensorContent: Uint8Array } };

/** One node of a graph; inputs are names, followed by ":1" for a node's second result. */
export interface NodeDef {
  name: string;
  op: string;
  input: string[];
  attr: Record<string, AttrValue>;
}

let savedModel: Type | undefined;

/** A graph as the bytes of a `saved_model.pb` with the tag "serve". */
export function encodeSavedModel(nodes: readonly NodeDef[]): Uint8Array {
  savedModel ??= Root.fromJSON(schema).lookupType("SavedModel");
  const graphDef = { node: nodes, library: {}, versions: { producer: 1087, minConsumer: 12 } };
  const metaGraphs = [{ metaInfoDef: { tags: ["serve"] }, graphDef }];
  return savedModel.encode({ savedModelSchemaVersion: 1, metaGraphs }).finish();
}
