import * as tf from "@tensorflow/tfjs";
import type { ShapeRule, ShapeRules } from "./shapeRule";

const product: ShapeRule = ({ inputs: [a, b], attributes: { transposeA, transposeB } }) => {
  const [rows, innerA] = transposeA ? [...a.shape.slice(-2)].reverse() : a.shape.slice(-2);
  const [innerB, columns] = transposeB ? [...b.shape.slice(-2)].reverse() : b.shape.slice(-2);
  if (innerA !== innerB)
    throw new RangeError(
      `matMul: inner sizes must be equal, got ${innerA} and ${innerB} of [${a.shape.join()}] and [${b.shape.join()}]`,
    );
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return { shape: [...batch, rows, columns], dtype: a.dtype };
};

/** The results of kernels that multiply matrices. */
export const productShapes: ShapeRules = { BatchMatMul: product, _FusedMatMul: product };
