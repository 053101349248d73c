import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { growthWatch } from "lib/setup/tensors/growthWatch";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "growth-"));
  writeFileSync(path.join(folder, "a"), "123456");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("growthWatch", () => {
  it("reports the bytes and gives up when they have not grown for the time", () => {
    jest.useFakeTimers({ now: 0 });
    const reported: number[] = [];
    const watch = growthWatch(folder, (bytes) => reported.push(bytes), 2_000);
    const at = (ms: number) => {
      jest.setSystemTime(ms);
      return watch();
    };
    expect([at(0), at(2_000)]).toEqual([undefined, undefined]);
    writeFileSync(path.join(folder, "a"), "12345678");
    expect([at(3_000), at(5_000)]).toEqual([undefined, undefined]);
    expect(at(5_001)).toBe("nothing came for 2 s");
    jest.useRealTimers();
    expect(reported).toEqual([6, 6, 8, 8, 8]);
  });
});
