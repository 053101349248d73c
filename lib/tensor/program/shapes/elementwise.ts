import * as tf from "@tensorflow/tfjs";
import { likeFirst, type Outline, type ShapeRule, type ShapeRules } from "./shapeRule";

const named = (names: string, rule: ShapeRule): ShapeRules =>
  Object.fromEntries(names.split(" ").map((name) => [name, rule]));

const broadcast = (a: Outline, b: Outline): number[] =>
  tf.broadcast_util.assertAndGetBroadcastShape([...a.shape], [...b.shape]);

const broadcasting =
  (dtype?: "bool"): ShapeRule =>
  ({ inputs: [a, b] }) => ({ shape: broadcast(a, b), dtype: dtype ?? a.dtype });

const filled: ShapeRule = ({ attributes: { shape, dtype } }) => ({
  shape: shape as number[],
  dtype: dtype as string,
});

/** The results of kernels that compute each element by itself. */
export const elementwiseShapes: ShapeRules = {
  ...named("Abs Ceil ClipByValue Cos Elu Erf Exp Expm1 Floor Identity LeakyRelu Log Log1p Neg", likeFirst),
  ...named("Reciprocal Relu Relu6 Round Rsqrt Selu Sigmoid Sign Sin Softplus Sqrt Square Step", likeFirst),
  ...named("Tan Tanh AddN ZerosLike OnesLike", likeFirst),
  ...named("IsNan LogicalNot", ({ inputs: [{ shape }] }) => ({ shape, dtype: "bool" })),
  ...named("Add Sub Multiply RealDiv Maximum Minimum Pow FloorDiv Mod SquaredDifference", broadcasting()),
  ...named("Equal NotEqual Less LessEqual Greater GreaterEqual LogicalAnd LogicalOr", broadcasting("bool")),
  EluGrad: likeFirst,
  Select: ({ inputs: [, { shape, dtype }] }) => ({ shape, dtype }),
  Cast: ({ inputs: [{ shape }], attributes: { dtype } }) => ({ shape, dtype: dtype as string }),
  Fill: filled,
};
