import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { assertRoom, bytesBelow, filesBelow } from "lib/setup/shared/folders";
import { growthWatch } from "lib/setup/tensors/growthWatch";
import { SetupError } from "lib/setup/shared/setupError";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "folders-"));
  mkdirSync(path.join(folder, "b", "c"), { recursive: true });
  writeFileSync(path.join(folder, "b", "c", "x"), "12345");
  writeFileSync(path.join(folder, "a"), "1");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("filesBelow and bytesBelow", () => {
  it("look into every folder, and find nothing where there is none", () => {
    expect(filesBelow(folder)).toEqual(["a", "b/c/x"]);
    expect(bytesBelow(folder)).toBe(6);
    expect(filesBelow(path.join(folder, "none"))).toEqual([]);
    expect(bytesBelow(path.join(folder, "none"))).toBe(0);
  });
});

describe("assertRoom", () => {
  it("says what is needed and what is free", () => {
    expect(() => assertRoom("/cache", 1.2e9, 0.3e9)).toThrow(SetupError);
    expect(() => assertRoom("/cache", 1.2e9, 0.3e9)).toThrow(
      "needs 1.2 GB on the disk of /cache, where 0.3 GB are free",
    );
    expect(() => assertRoom("/cache", 1.2e9, 1.2e9)).not.toThrow();
  });

  it("measures the disk of a folder that does not exist yet", () => {
    expect(() => assertRoom(path.join(folder, "not", "yet"), 1)).not.toThrow();
    expect(() => assertRoom(path.join(folder, "not", "yet"), 1e18)).toThrow(SetupError);
  });
});

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
    writeFileSync(path.join(folder, "a"), "123");
    expect([at(3_000), at(5_000)]).toEqual([undefined, undefined]);
    expect(at(5_001)).toBe("nothing came for 2 s");
    jest.useRealTimers();
    expect(reported).toEqual([6, 6, 8, 8, 8]);
  });
});
