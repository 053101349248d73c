import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Verifications } from "lib/tensor/engines/verifications";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "verifications-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("Verifications", () => {
  it("gives how much a program's replay differed, and nothing for another", () => {
    const kept = new Verifications(path.join(folder, "new"));
    expect(kept.find("a")).toBeNull();
    kept.keep("a", 3e-7);
    kept.keep("b", 0);
    expect(new Verifications(path.join(folder, "new")).find("a")).toBe(3e-7);
    expect(kept.find("b")).toBe(0);
    expect(kept.find("c")).toBeNull();
  });

  it.each(["", "\n", "no number", "NaN", "Infinity"])("takes a file that holds %j for none", (content) => {
    writeFileSync(path.join(folder, "a"), content);
    expect(new Verifications(folder).find("a")).toBeNull();
  });

  it("forgets what was compared longest ago", () => {
    const kept = new Verifications(folder, 2);
    ["a", "b"].forEach((key, i) => {
      kept.keep(key, 0);
      utimesSync(path.join(folder, key), i + 1, i + 1);
    });
    kept.keep("c", 0);
    expect(readdirSync(folder).sort()).toEqual(["b", "c"]);
  });

  it("keeps nothing, and throws nothing, where its folder cannot be made", () => {
    writeFileSync(path.join(folder, "file"), "");
    const kept = new Verifications(path.join(folder, "file", "below"));
    kept.keep("a", 0);
    expect(kept.find("a")).toBeNull();
  });
});
