import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { chromiumPath } from "./chromium";

/**
 * The file that describes a driver for Vulkan which needs no graphics processor: SwiftShader, which comes with Chromium; undefined
 * where there is none. Debian 12's own such driver (Mesa 22.3) is too old for WebGPU; that of Mesa 25 will do.
 */
export function softwareVulkan(): string | undefined {
  const browser = chromiumPath();
  if (process.platform !== "linux" || browser === undefined) return undefined;
  const folders = [path.dirname(realpathSync(browser)), "/usr/lib/chromium", "/usr/lib64/chromium-browser"];
  return folders.map((folder) => path.join(folder, "vk_swiftshader_icd.json")).find(existsSync);
}
