import { existsSync } from "node:fs";
import path from "node:path";
import type { Places } from "../shared/places";

/** The native binding's place, below the package as well as below a build. */
export const BINDING = path.join("lib", "napi-v8", "tfjs_binding.node");

/** The place of the addon that keeps back what TensorFlow prints while it is loaded. */
export const STDERR_ADDON = path.join("lib", "napi-v8", "stderr.node");

/** Whether tfjs-node has a native binding; it may be damaged. */
export const hasNativeBinding = ({ tensorPackage }: Places): boolean =>
  existsSync(path.join(tensorPackage, BINDING));

/** The name of a build in the cache: one a version and kind of machine. */
export function buildName(version: string, platform = process.platform, arch = process.arch): string {
  return `tensorflow-${version}-${platform}-${arch}`;
}
