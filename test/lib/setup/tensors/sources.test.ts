import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findArchive } from "lib/setup/tensors/sources";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "archives-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const onLinux = { platform: "linux", arch: "x64" } as const;
const find = (...files: string[]) => {
  for (const file of files) writeFileSync(path.join(folder, file), "");
  return findArchive(folder, onLinux);
};

describe("findArchive", () => {
  const known = "tensorflow_cpu-2.21.0-cp311-cp311-manylinux_2_27_x86_64.whl";
  const newer = "tensorflow-2.22.0-cp312-cp312-manylinux_2_27_x86_64.whl";

  it("prefers the wheel whose sum we know, then the newest TensorFlow", () => {
    expect(find("libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz", "notes.txt").tensorflow).toBe("2.9.1");
    expect(find(newer).file).toBe(newer);
    expect(find(known)).toEqual({ file: known, tensorflow: "2.21.0" });
  });

  it("says what it looks for where there is none", () => {
    expect(() => find("tensorflow-2.21.0-cp311-cp311-macosx_12_0_arm64.whl")).toThrow(
      `holds no archive of TensorFlow for linux-x64, such as ${known}`,
    );
    expect(() => findArchive(path.join(folder, "none"), onLinux)).toThrow("--offline: there is no folder");
  });
});
