import { spawnSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { scratchFolder } from "../../support/scratchFolder";

const root = path.resolve(__dirname, "../../..");

/** Runs the example of lib/tensor/README.md as a program of its own. */
function runExample(): string {
  const [, code] = /```ts\n([\s\S]*?)```/.exec(
    readFileSync(path.join(root, "lib/tensor/README.md"), "utf8"),
  )!;
  const [imports, rest] = code.split(/\n(?=type Weights)/);
  const folder = scratchFolder("readme");
  try {
    const file = path.join(folder, "example.ts");
    writeFileSync(file, `${imports}\nasync function main() {\n${rest}\n}\nvoid main();\n`);
    const args = ["-r", "ts-node/register", file];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the example of lib/tensor/README.md", () => {
  it("runs as it stands and learns", () => {
    const losses = [...runExample().matchAll(/^\d+ ([\d.e-]+)$/gm)].map(([, loss]) => Number(loss));
    expect(losses).toHaveLength(4);
    expect(losses[3]).toBeLessThan(losses[0] / 3);
  }, 60_000);
});
