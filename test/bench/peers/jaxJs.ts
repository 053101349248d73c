import path from "node:path";
import { installPackage } from "../npmPackage";

/** The version of jax-js that is measured; it is no dependency of the project. */
const version = "0.1.25";

/** An array of jax-js. */
export interface JaxArray {
  /** A further reference to it: a function disposes of what it is given. */
  readonly ref: JaxArray;
  readonly shape: number[];
  add(x: JaxArray | number): JaxArray;
  sub(x: JaxArray | number): JaxArray;
  mul(x: JaxArray | number): JaxArray;
  div(x: JaxArray | number): JaxArray;
  reshape(shape: readonly number[]): JaxArray;
  dataSync(): Float32Array;
  dispose(): void;
}

type Unary = (x: JaxArray) => JaxArray;
type Tree = Record<string, JaxArray>;

/** The package @jax-js/jax, as far as we call it. */
export interface JaxJs {
  numpy: {
    array(data: Float32Array): JaxArray;
    zeros(shape: readonly number[]): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    sum(x: JaxArray, axis: number): JaxArray;
    split(x: JaxArray, parts: number, axis: number): JaxArray[];
    unstack(x: JaxArray, axis: number): JaxArray[];
    mean: Unary;
    square: Unary;
    tanh: Unary;
  };
  nn: { sigmoid: Unary };
  tree: { ref(tree: Tree): Tree; map(f: (...leaves: JaxArray[]) => JaxArray, ...trees: Tree[]): Tree };
  init(device: string): Promise<string[]>;
  jit<F>(f: F): F;
  valueAndGrad(f: (by: Tree, x: JaxArray) => JaxArray): (by: Tree, x: JaxArray) => [JaxArray, Tree];
}

/** The folder of the package, which is installed below .cache at first.
 *  @throws Error if it cannot be */
export const jaxJsFolder = (): string => installPackage("bench:peers", "@jax-js/jax", version);

/** Loads the package from its folder; of its devices WebAssembly alone runs in Node.js, whose WebGPU and Workers are none of a browser's. */
export async function loadJaxJs(folder: string): Promise<JaxJs> {
  const jax = require(path.join(folder, "dist/index.cjs")) as JaxJs;
  const devices = await jax.init("wasm");
  if (!devices.includes("wasm"))
    throw new Error(`jax-js has no WebAssembly here, only ${devices.join(", ")}`);
  return jax;
}
