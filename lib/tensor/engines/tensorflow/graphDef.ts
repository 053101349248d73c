import { Root, type Type } from "protobufjs";

/**
 * The part of TensorFlow's protocol buffers that a graph needs (tensorflow/core/framework/*.proto, tensorflow/core/protobuf/
 * {config,meta_graph,rewriter_config,saved_model}.proto).
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
    FunctionDefLibrary: { fields: { function: { rule: "repeated", type: "FunctionDef", id: 1 } } },
    FunctionDef: {
      fields: {
        signature: { type: "OpDef", id: 1 },
        nodeDef: { rule: "repeated", type: "NodeDef", id: 3 },
        ret: { keyType: "string", type: "string", id: 4 },
        attr: { keyType: "string", type: "AttrValue", id: 5 },
      },
    },
    OpDef: {
      fields: {
        name: { type: "string", id: 1 },
        inputArg: { rule: "repeated", type: "ArgDef", id: 2 },
        outputArg: { rule: "repeated", type: "ArgDef", id: 3 },
      },
    },
    ArgDef: { fields: { name: { type: "string", id: 1 }, type: { type: "int32", id: 3 } } },
    NameAttrList: { fields: { name: { type: "string", id: 1 } } },
    ConfigProto: { fields: { graphOptions: { type: "GraphOptions", id: 10 } } },
    GraphOptions: { fields: { rewriteOptions: { type: "RewriterConfig", id: 10 } } },
    RewriterConfig: { fields: { disableMetaOptimizer: { type: "bool", id: 19 } } },
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
      oneofs: { value: { oneof: ["list", "s", "i", "f", "b", "type", "shape", "tensor", "func"] } },
      fields: {
        list: { type: "ListValue", id: 1 },
        s: { type: "bytes", id: 2 },
        i: { type: "int64", id: 3 },
        f: { type: "float", id: 4 },
        b: { type: "bool", id: 5 },
        type: { type: "int32", id: 6 },
        shape: { type: "TensorShapeProto", id: 7 },
        tensor: { type: "TensorProto", id: 8 },
        func: { type: "NameAttrList", id: 10 },
      },
    },
    ListValue: {
      fields: {
        s: { rule: "repeated", type: "bytes", id: 2 },
        i: { rule: "repeated", type: "int64", id: 3, options: { packed: true } },
        type: { rule: "repeated", type: "int32", id: 6, options: { packed: true } },
      },
    },
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
  | { list: { i: number[] } | { type: number[] } | { s: Uint8Array[] } }
  | { func: { name: string } }
  | { shape: { dim: { size: number }[] } }
  | { tensor: { dtype: number; tensorShape: { dim: { size: number }[] }; tensorContent: Uint8Array } };

/** One node of a graph; inputs are names, followed by ":1" for a node's second result. */
export interface NodeDef {
  name: string;
  op: string;
  input: string[];
  attr: Record<string, AttrValue>;
}

/** An argument or a result of a function. */
export interface ArgDef {
  name: string;
  type: number;
}

/** A function of tensors; inputs of its nodes are arguments, or "node:result:0" by the names of operations' results. */
export interface FunctionDef {
  signature: { name: string; inputArg: ArgDef[]; outputArg: ArgDef[] };
  nodeDef: NodeDef[];
  /** Which node's result each result is. */
  ret: Record<string, string>;
  attr: Record<string, AttrValue>;
}

const types = new Map<string, Type>();

/** A message as bytes. */
function encode(name: "SavedModel" | "ConfigProto", message: object): Uint8Array {
  if (types.size === 0) {
    const root = Root.fromJSON(schema);
    for (const each of ["SavedModel", "ConfigProto"]) types.set(each, root.lookupType(each));
  }
  return types.get(name)!.encode(message).finish();
}

/** A graph, with functions that it calls, as the bytes of a `saved_model.pb` with the tag "serve". */
export function encodeSavedModel(nodes: readonly NodeDef[], functions: readonly FunctionDef[]): Uint8Array {
  const graphDef = {
    node: nodes,
    library: { function: functions },
    versions: { producer: 1087, minConsumer: 12 },
  };
  const metaGraphs = [{ metaInfoDef: { tags: ["serve"] }, graphDef }];
  return encode("SavedModel", { savedModelSchemaVersion: 1, metaGraphs });
}

/** Settings under which a function runs as it is. */
export const asItIs = (): Uint8Array =>
  encode("ConfigProto", { graphOptions: { rewriteOptions: { disableMetaOptimizer: true } } });
