import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

const cache = path.resolve(__dirname, "../../.cache/bench");

/**
 * A package of npm's for one bench alone, installed below .cache at first; the project does not depend on it.
 * @param bench what the message calls the bench
 * @returns the package's folder
 * @throws Error if it cannot be installed
 */
export function installPackage(bench: string, name: string, version: string): string {
  const folder = path.join(cache, `${name.replace(/\W+/g, "-").replace(/^-/, "")}-${version}`);
  const installed = path.join(folder, "node_modules", name);
  if (existsSync(path.join(installed, "package.json"))) return installed;
  mkdirSync(folder, { recursive: true });
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", `${name}@${version}`];
  const { status, stderr } = spawnSync("npm", args, { encoding: "utf8" });
  if (status === 0) return installed;
  throw new Error(
    `${bench}: ${name}@${version} could not be installed: ${(stderr ?? "there is no npm").trim()}`,
  );
}
