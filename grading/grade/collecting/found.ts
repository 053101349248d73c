/** Where the bytes of something found are: a file of its own, or an entry of a zip file. */
export type Content = { file: string } | { zip: string; entry: number; bytes: number };

/** A file in a folder or zip of submissions. */
export interface Found {
  /** Names of the folders and zip files that it is in, and its own, from the given path on. */
  path: string[];
  /** Absent where it cannot be taken. */
  content?: Content;
  /** Why not. */
  problem?: string;
}

/** Something visible that is nobody's submission, and why. */
export interface NotTaken {
  path: string;
  reason: string;
}

/** What a path holds. */
export interface Scan {
  found: Found[];
  notTaken: NotTaken[];
  /** Folders and zip files directly in it, also those that hold nothing. */
  folders: Set<string>;
}

/** How much is looked at and taken. */
export const COLLECT_LIMITS = {
  /** Folders in folders. */
  depth: 8,
  /** Files in all, and entries of one zip file. */
  files: 20_000,
  /** Bytes of one notebook in a zip file. */
  entryBytes: 256 * 2 ** 20,
  /** Bytes taken out of zip files in all. */
  totalBytes: 4 * 2 ** 30,
} as const;

export type CollectLimits = { [key in keyof typeof COLLECT_LIMITS]: number };

export const isNotebook = (name: string): boolean => /\.ipynb$/i.test(name);
export const isZip = (name: string): boolean => /\.zip$/i.test(name);

/** Why a folder's content is passed over as a whole; undefined for one that may hold submissions. */
export function whyPassedOver(name: string): string | undefined {
  if (name === "__MACOSX") return "what macOS adds to a zip file";
  if (name === ".ipynb_checkpoints") return "JupyterLab's own copies";
  return undefined;
}

/** Why a file that is no notebook is not taken. */
export function whyNoNotebook(name: string): string {
  const ending = /\.[^.]+$/.exec(name)?.[0].toLowerCase() ?? "";
  if (ending === ".py") return "a Python file, not a notebook (.ipynb)";
  if ([".rar", ".7z", ".gz", ".tgz", ".tar", ".xz", ".bz2"].includes(ending))
    return "an archive that is no zip: ask for the notebook, or for a zip of it";
  return "not a notebook (.ipynb)";
}
