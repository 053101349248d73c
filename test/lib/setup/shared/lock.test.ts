import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withLock } from "lib/setup/shared/lock";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tensor lock-"));
  file = path.join(folder, "setup.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

const silent = () => undefined;
const one = () => Promise.resolve(1);

describe("withLock", () => {
  it("lets one in at a time and tells the others", async () => {
    let inside = 0;
    const said: string[] = [];
    const visit = () =>
      withLock(
        file,
        (line) => said.push(line),
        async () => {
          expect(++inside).toBe(1);
          await sleep(900);
          inside--;
        },
      );
    await Promise.all([visit(), visit()]);
    expect(said).toEqual(["Waiting for another set-up to end …"]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is released by a failure", async () => {
    await expect(withLock(file, silent, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withLock(file, silent, one)).toBe(1);
  });

  it("is taken from an owner of this machine that has ended", async () => {
    writeFileSync(file, `4194305@${hostname()}`);
    expect(await withLock(file, silent, one)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is taken from an owner elsewhere only after a minute without a sign of life", async () => {
    writeFileSync(file, "1@another-machine");
    let entered = false;
    const visit = withLock(file, silent, () => Promise.resolve((entered = true)));
    await sleep(500);
    expect(entered).toBe(false);
    expect(readFileSync(file, "utf8")).toBe("1@another-machine");
    const before = new Date(Date.now() - 61_000);
    utimesSync(file, before, before);
    expect(await visit).toBe(true);
    expect(existsSync(file)).toBe(false);
  });
});
