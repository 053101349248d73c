import * as tf from "@tensorflow/tfjs";
import { compose, type Info, type KernelCall, type Run } from "./compose";

/** A tensor and the letters of its axes, as numbers. */
interface Operand {
  info: Info;
  letters: number[];
}

const sizesOf = ({ info, letters }: Operand, wanted: readonly number[]): number[] =>
  wanted.map((letter) => info.shape[letters.indexOf(letter)]);

const product = (sizes: readonly number[]): number => sizes.reduce((a, b) => a * b, 1);

/** Sums over the axes that nothing else names. */
function sumOut(run: Run, { info, letters }: Operand, kept: readonly number[]): Operand {
  const axis = letters.flatMap((letter, i) => (kept.includes(letter) ? [] : [i]));
  if (axis.length === 0) return { info, letters };
  const sum = run("Sum", { x: info }, { axis, keepDims: false });
  return { info: sum, letters: letters.filter((letter) => kept.includes(letter)) };
}

function arrange(run: Run, { info, letters }: Operand, wanted: readonly number[]): Info {
  return run("Transpose", { x: info }, { perm: wanted.map((letter) => letters.indexOf(letter)) });
}

/** The product of two tensors as one of matrices: [batch, left, inner] · [batch, inner, right]. */
function contract(run: Run, a: Operand, b: Operand, out: readonly number[]): Operand {
  const shared = a.letters.filter((letter) => b.letters.includes(letter));
  const batch = shared.filter((letter) => out.includes(letter));
  const inner = shared.filter((letter) => !out.includes(letter));
  const left = a.letters.filter((letter) => !shared.includes(letter));
  const right = b.letters.filter((letter) => !shared.includes(letter));
  const matrices = (x: Operand, rows: number[], columns: number[]) => {
    const shape = [batch, rows, columns].map((group) => product(sizesOf(x, group)));
    return run("Reshape", { x: arrange(run, x, [...batch, ...rows, ...columns]) }, { shape });
  };
  const factors = { a: matrices(a, left, inner), b: matrices(b, inner, right) };
  const result = run("BatchMatMul", factors, { transposeA: false, transposeB: false });
  const shape = [...sizesOf(a, batch), ...sizesOf(a, left), ...sizesOf(b, right)];
  return { info: run("Reshape", { x: result }, { shape }), letters: [...batch, ...left, ...right] };
}

/** Sums of products by the names of the axes ("bij,bjk->bik"), of one or two tensors, none of which names an axis
 *  twice. */
export function einsum({ inputs, backend, attrs }: KernelCall<{ equation: string }>): Info {
  const tensors = Object.values(inputs);
  const { allDims, summedDims, idDims } = tf.backend_util.decodeEinsumEquation(
    attrs.equation,
    tensors.length,
  );
  const out = allDims.map((_, i) => i).filter((letter) => !summedDims.includes(letter));
  return compose(backend, (run) => {
    const operands = tensors.map((info, i) => {
      const others = idDims.filter((_, j) => j !== i).flat();
      return sumOut(run, { info, letters: idDims[i] }, [...out, ...others]);
    });
    const [a, b] = operands;
    return arrange(run, b ? contract(run, a, b, out) : a, out);
  });
}
