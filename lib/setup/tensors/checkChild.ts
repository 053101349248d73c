/**
 * The process in which a build is tried, since a damaged library may end its process: loads it, computes a product and a gradient
 * and compares them with the right values. Arguments: the package's folder and, if the binding is not laid into it yet, the binding.
 * Prints the version of TensorFlow and the device; a wrong value or a failure ends it with exit code 1.
 */
import type * as tfjs from "../../tensor/tf";
import { putBackRemovedUtilities } from "../../tensor/nodeCompat";

interface Native {
  binding: { TF_Version: string; isUsingGpuDevice(): boolean };
}

/** TensorFlow.js as the package sees it, with the native library as its backend. */
function load(packageFolder: string, binding: string | undefined): typeof tfjs {
  const tf = require(require.resolve("@tensorflow/tfjs", { paths: [packageFolder] })) as typeof tfjs;
  if (binding === undefined) {
    require(packageFolder);
    return tf;
  }
  require(`${packageFolder}/dist/register_all_kernels`);
  const { NodeJSKernelBackend } = require(`${packageFolder}/dist/nodejs_kernel_backend`);
  tf.registerBackend("tensorflow", () => new NodeJSKernelBackend(require(binding), "tfjs-node-gpu"));
  void tf.setBackend("tensorflow"); // this backend starts at once
  return tf;
}

function expectEqual(what: string, got: unknown, right: unknown): void {
  if (JSON.stringify(got) === JSON.stringify(right)) return;
  throw new Error(`${what} is ${JSON.stringify(got)} instead of ${JSON.stringify(right)}`);
}

function main([packageFolder, binding]: string[]): void {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  putBackRemovedUtilities();
  const tf = load(packageFolder as string, binding);
  expectEqual("the backend", tf.getBackend(), "tensorflow");
  const [a, b] = [tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])];
  expectEqual("a 2×2 product", a.matMul(b).arraySync(), [
    [19, 22],
    [43, 50],
  ]);
  const gradient = tf.grad((x) => x.square().mul(3).sum())(tf.tensor1d([1, -2]));
  expectEqual("a gradient", gradient.arraySync(), [6, -12]);
  const { binding: native } = tf.backend() as unknown as Native;
  console.log(`TensorFlow ${native.TF_Version} on ${native.isUsingGpuDevice() ? "GPU" : "CPU"}`);
}

main(process.argv.slice(2));
