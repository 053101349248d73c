import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "lib/setup/jupyter/lock";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lock-"));
  file = path.join(folder, "new", "setup.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("withLock", () => {
  it("lets one in at a time", async () => {
    let inside = 0;
    const visit = () =>
      withLock(
        file,
        () => {},
        async () => {
          expect(++inside).toBe(1);
          await sleep(20);
          inside--;
        },
      );
    await Promise.all([visit(), visit(), visit()]);
    expect(existsSync(file)).toBe(false);
  });

  it("is released by a failure", async () => {
    const fail = () => Promise.reject(new Error("no"));
    await expect(withLock(file, () => {}, fail)).rejects.toThrow("no");
    expect(
      await withLock(
        file,
        () => {},
        () => Promise.resolve(1),
      ),
    ).toBe(1);
  });

  it("is taken from an owner that has died", async () => {
    await withLock(
      file,
      () => {},
      () => Promise.resolve(),
    );
    writeFileSync(file, "4194305");
    expect(
      await withLock(
        file,
        () => {},
        () => Promise.resolve(2),
      ),
    ).toBe(2);
  });
});
