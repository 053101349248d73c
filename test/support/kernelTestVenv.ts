import path from "node:path";
import { type Places, placesOf } from "lib/setup/shared/places";

const root = path.resolve(__dirname, "../..");

/** The versions of jupyter_kernel_test that our kernel is tried with. */
export const KERNEL_TEST_VERSIONS = ["0.7.0", "0.4.5"] as const;

export type KernelTestVersion = (typeof KERNEL_TEST_VERSIONS)[number];

/** The virtual environment of one version, made by `npm run setup:tests`. */
export function kernelTestPlaces(version: KernelTestVersion): Places {
  const { venv, python } = placesOf(path.join(root, ".cache", "kernel-tests", version));
  const requirements = path.join(root, "test/lib/jupyter/kernel", `kernelTests-${version}.txt`);
  return { ...placesOf(root), venv, python, requirements };
}
