import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { datasetFolder, loadDataset, readDatasetFile, readManifest, saveDataset } from "lib/data/dataset";
import { decode, type StoredTensor } from "lib/data/safetensors";

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "dataset-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const faces = (count: number): Map<string, StoredTensor> =>
  new Map<string, StoredTensor>([
    ["image", { dtype: "uint8", shape: [count, 2, 2, 3], data: new Uint8Array(12 * count).fill(7) }],
    ["label", { dtype: "int32", shape: [count], data: Int32Array.from({ length: count }, (_, i) => i) }],
  ]);

const save = () =>
  saveDataset(folder, { "train.safetensors.gz": faces(50), "test.safetensors": faces(3) }, { seed: 1 });

describe("saveDataset and loadDataset", () => {
  it("give back arrays, zipped or not, and the manifest describes them", () => {
    save();
    expect(loadDataset(folder, "train.safetensors.gz")).toEqual(faces(50));
    expect(loadDataset(folder, "test.safetensors")).toEqual(faces(3));
    const zipped = readFileSync(path.join(folder, "train.safetensors.gz"));
    expect(decode(gunzipSync(zipped))).toEqual(faces(50));
    expect(readManifest(folder)).toEqual({
      seed: 1,
      files: {
        "train.safetensors.gz": {
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          tensors: {
            image: { dtype: "uint8", shape: [50, 2, 2, 3] },
            label: { dtype: "int32", shape: [50] },
          },
        },
        "test.safetensors": {
          // Of what Python's safetensors 0.8.0 writes: hashlib.sha256(safetensors.numpy.save(
          // {"image": np.full((3, 2, 2, 3), 7, np.uint8), "label": np.arange(3, dtype=np.int32)})).hexdigest()
          sha256: "013379dbad4e64b9c595e0e65af4246150be7cd00fcfe62e35069ee45d6d459e",
          tensors: { image: { dtype: "uint8", shape: [3, 2, 2, 3] }, label: { dtype: "int32", shape: [3] } },
        },
      },
    });
    expect(readdirSync(folder).sort()).toEqual(["manifest.json", "test.safetensors", "train.safetensors.gz"]);
  });

  it("keep bytes of JSON beside them", () => {
    const scores = Buffer.from('{"pong": 20.4}');
    saveDataset(folder, { "scores.json": scores });
    expect(Buffer.from(readDatasetFile(folder, "scores.json"))).toEqual(scores);
    expect(readManifest(folder).files["scores.json"]).toEqual({ sha256: expect.any(String) });
    expect(() => saveDataset(folder, { "scores.safetensors": scores })).toThrow("must be called *.json");
  });

  it("leave a file as it is that was zipped otherwise but holds the same", () => {
    save();
    const place = path.join(folder, "train.safetensors.gz");
    const other = gzipSync(gunzipSync(readFileSync(place)), { level: 1 });
    writeFileSync(place, other);
    save();
    expect(readFileSync(place).equals(other)).toBe(true);
    expect(loadDataset(folder, "train.safetensors.gz")).toEqual(faces(50));
    writeFileSync(place, "damaged");
    save();
    expect(loadDataset(folder, "train.safetensors.gz")).toEqual(faces(50));
  });

  it("refuse names of files that are not safetensors", () => {
    expect(() => saveDataset(folder, { "../train.safetensors": faces(1) })).toThrow(
      "saveDataset: a file must be called *.safetensors or *.safetensors.gz, got ../train.safetensors",
    );
  });
});

describe("loadDataset", () => {
  const load = (file = "test.safetensors") => loadDataset(folder, file);
  const rewrite = (change: (manifest: ReturnType<typeof readManifest>) => void) => {
    const manifest = readManifest(folder);
    change(manifest);
    writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  };

  it("refuses a file of which one bit is another, and says how to get the right one", () => {
    save();
    for (const file of ["test.safetensors", "train.safetensors.gz"]) {
      const bytes = readFileSync(path.join(folder, file));
      bytes[bytes.length - 1] ^= 1;
      writeFileSync(path.join(folder, file), bytes);
      expect(() => load(file)).toThrow(RangeError);
      expect(() => load(file)).toThrow(
        /^loadDataset: \S+ must have the sha256 [0-9a-f]{12}…, got [0-9a-f]{12}…; take it from the repository again, or run npm run datasets -- dataset-\w+$/,
      );
    }
  });

  it("refuses a file that is not there, or not in the manifest", () => {
    save();
    rmSync(path.join(folder, "test.safetensors"));
    expect(() => load()).toThrow("test.safetensors is in the manifest but not there; take it from");
    for (const file of ["../x", "toString"])
      expect(() => load(file)).toThrow(
        `loadDataset: file must be one of train.safetensors.gz, test.safetensors, got "${file}"`,
      );
  });

  it("refuses a file that holds other tensors than the manifest says", () => {
    save();
    rewrite(({ files }) => (files["test.safetensors"].tensors!.image.shape = [3, 12]));
    expect(() => load()).toThrow("image must be uint8 [3, 12] as in the manifest, got uint8 [3, 2, 2, 3]");
    save();
    rewrite(({ files }) => delete files["test.safetensors"].tensors!.label);
    expect(() => load()).toThrow("label must be nothing as in the manifest, got int32 [3]");
    save();
    rewrite(({ files }) => (files["test.safetensors"].tensors!.depth = { dtype: "float32", shape: [] }));
    expect(() => load()).toThrow("depth must be float32 [] as in the manifest, got nothing");
  });

  it("refuses a folder without a manifest, and one that is malformed", () => {
    expect(() => load()).toThrow(/^loadDataset: there must be a manifest, got no \S+manifest\.json$/);
    const malformed: [string, string][] = [
      ["{", "manifest.json must be JSON, got "],
      ["[]", 'manifest.json must have an object "files"'],
      [
        '{"files": {"a": {}}}',
        'files["a"] must have a sha256 of 64 digits, and tensors, if any, with dtype and shape',
      ],
      [`{"files": {"a": {"sha256": "${"0".repeat(64)}", "tensors": {"x": 1}}}}`, 'files["a"] must have'],
    ];
    for (const [text, message] of malformed) {
      writeFileSync(path.join(folder, "manifest.json"), text);
      expect(() => load()).toThrow(message);
    }
  });
});

describe("datasetFolder", () => {
  it("says where it looked for a data set that is not there, and refuses what is no name", () => {
    expect(() => datasetFolder("no-such-data")).toThrow(
      /^datasetFolder: no folder above \S+ has datasets\/no-such-data\/manifest\.json$/,
    );
    for (const name of ["", "..", "a/b", "Faces"])
      expect(() => datasetFolder(name)).toThrow(
        `datasetFolder: name must be like "emoji-faces", got "${name}"`,
      );
  });
});
