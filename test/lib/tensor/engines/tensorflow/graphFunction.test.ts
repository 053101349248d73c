import { type NodeDef, typeNumbers } from "lib/tensor/engines/tensorflow/graphDef";
import { inFunction } from "lib/tensor/engines/tensorflow/graphFunction";

const { float32 } = typeNumbers;
const T = { type: float32 };
const nodes: NodeDef[] = [
  { name: "x", op: "Placeholder", input: [], attr: { dtype: T } },
  { name: "half", op: "Split", input: ["axis", "x"], attr: { T } },
  { name: "y", op: "Tanh", input: ["half:1"], attr: { T } },
];
const fetched = ["y", "x", "half"].map((name) => ({ name, type: float32 }));

describe("inFunction", () => {
  it("calls a function of the graph's inputs that gives what is fetched, an input too", () => {
    const { nodes: outside, functions, results } = inFunction(nodes, fetched, false);
    expect(outside.map(({ op, input }) => [op, input])).toEqual([
      ["Placeholder", []],
      ["PartitionedCall", ["x"]],
    ]);
    expect(results).toEqual(["step:0", "step:1", "step:2"]);
    const [{ nodeDef, ret }] = functions;
    expect(nodeDef.map(({ name }) => name)).toEqual(["half", "y"]);
    expect(nodeDef[1].input).toEqual(["half:output:1"]);
    expect(ret).toEqual({ result0: "y:y:0", result1: "x", result2: "half:output:0" });
  });

  it("tells TensorFlow to leave the function as it is, unless it is to be rewritten", () => {
    const told = [false, true].map((isRewritten) => {
      const { nodes: outside, functions } = inFunction(nodes, fetched, isRewritten);
      const { config_proto } = outside[1].attr as { config_proto?: { s: Uint8Array } };
      return [Object.keys(functions[0].attr), Buffer.from(config_proto!.s).toString("hex")];
    });
    // graph_options (10) { rewrite_options (10) { disable_meta_optimizer (19): true } }
    expect(told).toEqual([
      [["_noinline", "_tf_data_function"], "52055203980101"],
      [[], ""],
    ]);
  });
});
