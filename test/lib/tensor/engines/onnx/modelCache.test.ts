import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ModelCache } from "lib/tensor/engines/onnx/modelCache";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "model-cache-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const model = (byte: number, length = 100): Buffer => Buffer.alloc(length, byte);
const writer = (bytes: Buffer) => (file: string | null) => file && writeFileSync(file, bytes);

describe("ModelCache", () => {
  it("gives what was kept under a key, and nothing for another", () => {
    const cache = new ModelCache(path.join(folder, "new"));
    expect(cache.find("a")).toBeNull();
    expect(cache.keep("a", (file) => (writer(model(1))(file), "result"))).toBe("result");
    expect(Buffer.from(cache.find("a")!)).toEqual(model(1));
    expect(cache.find("b")).toBeNull();
    expect(readdirSync(path.join(folder, "new"))).toEqual(["a.model"]);
  });

  it.each([
    ["cut short", (bytes: Buffer) => bytes.subarray(0, 90)],
    ["empty", () => Buffer.alloc(0)],
    ["changed in one byte", (bytes: Buffer) => (bytes[60]++, bytes)],
  ])("forgets a file that is %s", (_how, damage) => {
    const cache = new ModelCache(folder);
    cache.keep("a", writer(model(1)));
    const file = path.join(folder, "a.model");
    writeFileSync(file, damage(readFileSync(file)));
    expect(cache.find("a")).toBeNull();
    expect(existsSync(file)).toBe(false);
  });

  it("keeps nothing where the writing fails, and leaves no file", () => {
    const cache = new ModelCache(folder);
    const fail = (file: string | null): never => {
      writer(model(1))(file);
      throw new Error("no session");
    };
    expect(() => cache.keep("a", fail)).toThrow("no session");
    expect(() => cache.keep("b", () => "nothing written")).not.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("works without a folder that it can write to", () => {
    writeFileSync(path.join(folder, "file"), "");
    const cache = new ModelCache(path.join(folder, "file", "below"));
    expect(cache.keep("a", (file) => file)).toBeNull();
    expect(cache.find("a")).toBeNull();
  });

  it("drops what was not used for longest where the files are too many", () => {
    const cache = new ModelCache(folder, 300);
    for (const [i, key] of ["a", "b"].entries()) {
      cache.keep(key, writer(model(i)));
      utimesSync(path.join(folder, `${key}.model`), i + 1, i + 1);
    }
    expect(cache.find("a")).not.toBeNull(); // b is now the older one
    cache.keep("c", writer(model(3)));
    expect(readdirSync(folder).sort()).toEqual(["a.model", "c.model"]);
  });
});
