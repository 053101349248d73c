import * as tf from "@tensorflow/tfjs";
import { compose, type Info, type KernelCall, type Run, shipped } from "./compose";

/** A matrix, or a transposed one whose transposition is still to be done. */
interface Factor {
  info: Info;
  isTransposed: boolean;
}

/** The columns of the matrix that XNNPACK has packed of this memory. */
const packedColumns = new WeakMap<object, number>();

const flip = ({ info, isTransposed }: Factor): Factor => ({ info, isTransposed: !isTransposed });

/** How many numbers its transposition moves. */
const cost = ({ info, isTransposed }: Factor): number =>
  isTransposed ? tf.util.sizeFromShape(info.shape) : 0;

/** The product of two matrices by XNNPACK. It packs the right one and keeps that for as long as the memory lives,
 *  whatever shape the memory is read in next; another shape is therefore multiplied from a copy, or it would be
 *  multiplied wrongly. */
function multiply(run: Run, left: Factor, right: Factor): Info {
  const [a, b] = [left, right].map(({ info, isTransposed }) =>
    isTransposed ? run("Transpose", { x: info }, { perm: [1, 0] }) : info,
  );
  const isPackedOtherwise = (packedColumns.get(b.dataId) ?? b.shape[1]) !== b.shape[1];
  const own = isPackedOtherwise ? run("Identity", { x: b }) : b;
  packedColumns.set(own.dataId, b.shape[1]);
  return run(shipped("BatchMatMul"), { a, b: own }, { transposeA: false, transposeB: false });
}

/** a·b, or (bᵀ·aᵀ)ᵀ where that moves fewer numbers. */
function multiplyCheaply(run: Run, a: Factor, b: Factor): Info {
  const rows = a.info.shape[a.isTransposed ? 1 : 0];
  const columns = b.info.shape[b.isTransposed ? 0 : 1];
  const [left, right] = [flip(b), flip(a)];
  if (cost(a) + cost(b) <= cost(left) + cost(right) + rows * columns) return multiply(run, a, b);
  return run("Transpose", { x: multiply(run, left, right) }, { perm: [1, 0] });
}

/** Transposes first and multiplies then: asked for a transposed product, the shipped kernel leaves XNNPACK and
 *  takes about ten times as long. So it does with batches; the left rows of all batches become rows of one matrix
 *  where there is one right matrix, and only batches of right matrices stay with it. */
export function batchMatMul(call: KernelCall<{ transposeA: boolean; transposeB: boolean }>): Info {
  const { a, b } = call.inputs;
  const { transposeA, transposeB } = call.attrs;
  const [batchesA, batchesB] = [a, b].map(({ shape }) => tf.util.sizeFromShape(shape.slice(0, -2)));
  const isOneProduct = batchesB === 1 && (batchesA === 1 || !transposeA);
  const isFloat = a.dtype === "float32" && b.dtype === "float32";
  return compose(call.backend, (run) => {
    if (!isOneProduct || !isFloat) return run(shipped("BatchMatMul"), call.inputs, call.attrs);
    const [left, right] = [a, b].map((x) =>
      run("Reshape", { x }, { shape: [-1, x.shape[x.shape.length - 1]] }),
    );
    const product = multiplyCheaply(
      run,
      { info: left, isTransposed: transposeA },
      { info: right, isTransposed: transposeB },
    );
    const columns = b.shape[b.shape.length - (transposeB ? 2 : 1)];
    const rows = a.shape[a.shape.length - (transposeA ? 1 : 2)];
    const outer = tf.broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
    return run("Reshape", { x: product }, { shape: [...outer, rows, columns] });
  });
}
