import { existsSync } from "node:fs";
import path from "node:path";
import { contentOf, readDatasetFile, readManifest, saveDataset, type DatasetFiles } from "./dataset";

/** What a data set's `generate.ts` makes, by a function `generate` that it exports. */
export interface Generated {
  readonly files: DatasetFiles;
  /** What the manifest says besides: title, source, seed, licence. Plain data. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** Writes what was generated. */
export function saveGenerated(folder: string, { files, about }: Generated): void {
  saveDataset(folder, files, about);
}

/** How what lies in a folder differs, bit by bit, from what was generated: a sentence for each file; none where all is the same.
 *  Files that are zipped are compared unzipped, since versions of zlib differ. */
export function compareGenerated(folder: string, { files, about }: Generated): string[] {
  const name = path.basename(folder);
  if (!existsSync(path.join(folder, "manifest.json"))) return [`${name}: there is no manifest.json`];
  const { files: described, ...said } = readManifest(folder);
  const differences = Object.entries(files).flatMap(([file, content]) => {
    if (!Object.hasOwn(described, file)) return [`${name}/${file} is generated, but not in the manifest`];
    const [got, wanted] = [readDatasetFile(folder, file), contentOf(file, content)];
    if (got.length !== wanted.length)
      return [`${name}/${file} has ${got.length} bytes, the generated one ${wanted.length}`];
    const first = got.findIndex((byte, i) => byte !== wanted[i]);
    return first < 0 ? [] : [`${name}/${file} differs from the generated one from byte ${first} on`];
  });
  const extra = Object.keys(described).filter((file) => !Object.hasOwn(files, file));
  const others = extra.map((file) => `${name}/${file} is in the manifest, but not generated`);
  if (JSON.stringify(said) !== JSON.stringify(about))
    others.push(`${name}/manifest.json says something else`);
  return [...differences, ...others];
}
