import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { downloadWheel, pipArguments } from "lib/setup/tensors/downloadWheel";
import { filesBelow } from "lib/setup/shared/folders";
import { silentReporter } from "lib/setup/shared/reporter";
import { type Wheel, wheelFile, wheelFor } from "lib/setup/tensors/wheels";
import { zipSync } from "fflate";
import { needs } from "../../../support/needs";

const pip = ["python3", "-m", "pip"];
const metadata = "Metadata-Version: 2.1\nName: tensorflow-cpu\nVersion: 2.21.0\n";
const content = zipSync({
  "tensorflow_cpu-2.21.0.dist-info/METADATA": new Uint8Array(Buffer.from(metadata)),
  "tensorflow_cpu-2.21.0.dist-info/WHEEL": new Uint8Array(Buffer.from("Wheel-Version: 1.0\n")),
});
const wheel: Wheel = {
  ...wheelFor("linux", "x64")!,
  bytes: content.length,
  sha256: createHash("sha256").update(content).digest("hex"),
};
const file = wheelFile(wheel);

let folder: string;
let downloads: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "some wheels-"));
  downloads = path.join(folder, "downloads");
  mkdirSync(path.join(folder, "index"));
  writeFileSync(path.join(folder, "index", file), content);
  // A folder in the place of PyPI: pip itself is the real one and uses no network.
  Object.assign(process.env, { PIP_NO_INDEX: "1", PIP_FIND_LINKS: "index" });
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(path.resolve(__dirname, "../../../.."));
  delete process.env.PIP_NO_INDEX;
  delete process.env.PIP_FIND_LINKS;
  rmSync(folder, { recursive: true });
});

const download = (wanted = wheel, by = pip) => downloadWheel(by, wanted, downloads, silentReporter);

needs("pip", () =>
  describe("downloadWheel, by pip", () => {
    it("has pip fetch the one wheel, whatever Python pip runs in, and leaves nothing else", async () => {
      expect(await download()).toBe(path.join(downloads, file));
      expect(readFileSync(path.join(downloads, file)).equals(content)).toBe(true);
      expect(filesBelow(downloads)).toEqual([file]);
    }, 60_000);

    it("refuses a file with another sum", async () => {
      await expect(download({ ...wheel, sha256: "0".repeat(64) })).rejects.toThrow(
        "TensorFlow could not be fetched: what came is not the file that was asked for.",
      );
      expect(filesBelow(downloads)).toEqual([]);
    }, 60_000);

    it("fetches it again where what is there is not whole", async () => {
      mkdirSync(downloads);
      writeFileSync(path.join(downloads, file), content.subarray(0, 100));
      await download();
      expect(readFileSync(path.join(downloads, file)).equals(content)).toBe(true);
    }, 60_000);
  }),
);

describe("downloadWheel", () => {
  it("asks nobody when the whole wheel is there", async () => {
    mkdirSync(downloads);
    writeFileSync(path.join(downloads, file), content);
    expect(await download(wheel, ["no-such-program"])).toBe(path.join(downloads, file));
  });

  it("says why pip failed", async () => {
    const failing = (message: string) => [
      process.execPath,
      "-e",
      `console.error(${JSON.stringify(message)}); process.exit(1)`,
      "--",
    ];
    const reasons = {
      "ERROR: [Errno 28] No space left on device": "the disk is full; free 1.2 GB",
      "WARNING: Retrying after connection broken: NewConnectionError": "PyPI could not be reached",
      "ERROR: No matching distribution found": "ERROR: No matching distribution found",
    };
    for (const [message, reason] of Object.entries(reasons))
      await expect(download(wheel, failing(message))).rejects.toThrow(`could not be fetched: ${reason}`);
  });
});

describe("pipArguments", () => {
  it("names platform and Python of the wheel, not those that run pip", () => {
    const text = pipArguments(wheelFor("darwin", "arm64")!, "/to", "/requirements.txt").join(" ");
    expect(text).toContain("--python-version 3.11 --abi cp311 --platform macosx_12_0_arm64");
    expect(text).toContain("--no-deps --only-binary=:all: --require-hashes");
  });
});
