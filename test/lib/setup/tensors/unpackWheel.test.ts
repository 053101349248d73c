import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesBelow } from "lib/setup/shared/folders";
import { silentReporter } from "lib/setup/shared/reporter";
import { SetupError } from "lib/setup/shared/setupError";
import { placeOf, readRecord, unpackWheel } from "lib/setup/tensors/unpackWheel";
import { zipSync } from "fflate";

let folder: string;
let wheel: string;
let target: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "a wheel-"));
  wheel = path.join(folder, "tensorflow.whl");
  target = path.join(folder, "build");
});
afterEach(() => rmSync(folder, { recursive: true }));

const contents: Record<string, string> = {
  "tensorflow/__init__.py": "import everything",
  "tensorflow/libtensorflow_cc.so.2": "the library".repeat(1_000),
  "tensorflow/libtensorflow_framework.so.2": "the framework",
  "tensorflow/include/tensorflow/c/c_api.h": "// API",
  "tensorflow/include/xla/tsl/c/tsl_status.h": "// status",
  "tensorflow/include/tensorflow/core/ops.h": "// not needed",
};

/** Writes a wheel with its RECORD. */
function writeWheel(files: Record<string, string>): void {
  const sum = (text: string) => createHash("sha256").update(text).digest("base64url");
  const record = Object.entries(contents).map(
    ([name, text]) => `${name},sha256=${sum(text)},${text.length}\n`,
  );
  const all = { ...files, "tensorflow-2.21.0.dist-info/RECORD": record.join("") };
  const bytes = Object.entries(all).map(([name, text]) => [name, new Uint8Array(Buffer.from(text))]);
  writeFileSync(wheel, zipSync(Object.fromEntries(bytes)));
}

const unpack = () => unpackWheel(wheel, target, silentReporter);

describe("placeOf", () => {
  it("keeps the libraries of Linux and macOS and the headers of the C API, and nothing that leaves the folder", () => {
    expect(placeOf("tensorflow/libtensorflow_cc.2.dylib")).toBe("deps/lib/libtensorflow_cc.2.dylib");
    expect(placeOf("tensorflow/include/tsl/platform/ctstring_internal.h")).toBe(
      "deps/include/tsl/platform/ctstring_internal.h",
    );
    expect(placeOf("tensorflow/python/lib_pywrap_tensorflow_common.so")).toBeNull();
    expect(placeOf("tensorflow/include/../../c/evil.h")).toBeNull();
  });
});

describe("readRecord", () => {
  it("reads the sums and skips lines without", () => {
    const sums = readRecord("a/b.so,sha256=AAEC_w,3\na/RECORD,,\n");
    expect([...sums]).toEqual([["a/b.so", "000102ff"]]);
  });
});

describe("unpackWheel", () => {
  it("unpacks the libraries and the headers that are needed", async () => {
    writeWheel(contents);
    await unpack();
    expect(filesBelow(target)).toEqual([
      "deps/include/tensorflow/c/c_api.h",
      "deps/include/xla/tsl/c/tsl_status.h",
      "deps/lib/libtensorflow_cc.so.2",
      "deps/lib/libtensorflow_framework.so.2",
    ]);
    const library = readFileSync(path.join(target, "deps/lib/libtensorflow_cc.so.2"), "utf8");
    expect(library).toBe(contents["tensorflow/libtensorflow_cc.so.2"]);
  });

  it("refuses a file that is not what the wheel's list says", async () => {
    writeWheel({ ...contents, "tensorflow/libtensorflow_framework.so.2": "the framewory" });
    await expect(unpack()).rejects.toThrow(
      /is damaged \(the sum of tensorflow\/libtensorflow_framework.so.2 is not/,
    );
  });

  it("refuses a wheel that is cut off, and one that holds something else", async () => {
    writeWheel(contents);
    writeFileSync(wheel, readFileSync(wheel).subarray(0, -1_000));
    await expect(unpack()).rejects.toThrow(SetupError);
    const { "tensorflow/libtensorflow_cc.so.2": _library, ...others } = contents;
    writeWheel(others);
    await expect(unpack()).rejects.toThrow("does not hold TensorFlow's C library");
  });
});
