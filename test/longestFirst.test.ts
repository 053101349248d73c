import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "..");

describe("the files that a run starts with", () => {
  it("are there under the names that .config/longestFirst.js has for them", () => {
    const source = readFileSync(path.join(root, ".config", "longestFirst.js"), "utf8");
    const names = [...source.matchAll(/"([^"]+\.e2e\.ts)": \d+/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !existsSync(path.join(__dirname, name)))).toEqual([]);
  });
});
