import { type ArgDef, asItIs, type FunctionDef, type NodeDef } from "./graphDef";

/** Operations by the name of their result; that of all others is "output". */
const byResult = {
  activations: "Elu LeakyRelu Relu Relu6 Selu Softplus",
  backprops: "EluGrad ReluGrad",
  logsoftmax: "LogSoftmax",
  out: "Cumprod Cumsum",
  product: "MatMul _FusedMatMul",
  softmax: "Softmax",
  sum: "AddN",
  y: "Abs Cast Ceil Cos Erf Exp Expm1 Floor Log Log1p LogicalNot Neg Reciprocal Round Rsqrt Sigmoid Sign Sin Sqrt Square Tan Tanh Transpose",
  z:
    "AddV2 Equal FloorDiv FloorMod Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr Maximum Minimum Mul NotEqual Pow RealDiv " +
    "SigmoidGrad Sub TanhGrad",
};

const resultNames = new Map(
  Object.entries(byResult).flatMap(([result, operations]) =>
    operations.split(" ").map((operation) => [operation, result] as const),
  ),
);

/** The name of the function that a graph calls, and of the node that calls it. */
const step = "step";

const typeOf = ({ attr: { dtype } }: NodeDef): number => (dtype as { type: number }).type;

/**
 * A graph that calls one function, which computes what the given graph does. Before its first run TensorFlow rewrites a graph, at length;
 * what is to be gained by it on a processor is in a program's nodes already, so they go where it leaves them alone: into a function that
 * says so.
 * @param isRewritten whether TensorFlow is to rewrite the function after all
 * @param fetched what the function gives, by the name of a node, or "name:1" for a node's second result
 */
export function inFunction(
  nodes: readonly NodeDef[],
  fetched: readonly ArgDef[],
  isRewritten: boolean,
): { nodes: NodeDef[]; functions: FunctionDef[]; results: string[] } {
  const given = nodes.filter(({ op }) => op === "Placeholder");
  const inputs = new Set(given.map(({ name }) => name));
  const operations = new Map(nodes.map(({ name, op }) => [name, op]));
  const inside = (input: string): string => {
    const [name, index = "0"] = input.split(":");
    return inputs.has(name) ? name : `${name}:${resultNames.get(operations.get(name)!) ?? "output"}:${index}`;
  };
  const outputArg = fetched.map(({ type }, i) => ({ name: `result${i}`, type }));
  const computed: FunctionDef = {
    signature: {
      name: step,
      inputArg: given.map((node) => ({ name: node.name, type: typeOf(node) })),
      outputArg,
    },
    nodeDef: nodes
      .filter(({ op }) => op !== "Placeholder")
      .map((node) => ({ ...node, input: node.input.map(inside) })),
    ret: Object.fromEntries(outputArg.map(({ name }, i) => [name, inside(fetched[i].name)])),
    // Neither put in place of its call nor, like a function of tf.data, rewritten.
    attr: isRewritten ? {} : { _noinline: { b: true }, _tf_data_function: { b: true } },
  };
  const none = { s: new Uint8Array() };
  const call: NodeDef = {
    name: step,
    op: "PartitionedCall",
    input: [...inputs],
    attr: {
      Tin: { list: { type: given.map(typeOf) } },
      Tout: { list: { type: outputArg.map(({ type }) => type) } },
      f: { func: { name: step } },
      config: none,
      config_proto: isRewritten ? none : { s: asItIs() },
      executor_type: none,
    },
  };
  return { nodes: [...given, call], functions: [computed], results: outputArg.map((_, i) => `${step}:${i}`) };
}
