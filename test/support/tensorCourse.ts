import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cachedBuilds, packageVersion } from "lib/setup/tensors/build";
import { filesBelow } from "lib/setup/shared/folders";
import { placeFile } from "lib/setup/tensors/links";
import { findPlaces, type Places, placesOf } from "lib/setup/shared/places";
import { Zip, ZipPassThrough } from "fflate";

const root = path.resolve(__dirname, "../..");
const own = findPlaces();

/** A build of the native library in the user's cache; undefined where there is none. */
export const cachedBuild = own ? cachedBuilds(own.cache, packageVersion(own.tensorPackage))[0] : undefined;

/** A course of its own, in a path with spaces: our packages by links, tfjs-node-gpu as a copy without the native library. */
export class TensorCourse {
  readonly folder = mkdtempSync(path.join(tmpdir(), "a course with tensors-"));
  readonly places: Places;

  constructor() {
    const { modules } = own as Places;
    const names = readdirSync(modules).filter((name) => !["@tensorflow", "lib", "grading"].includes(name));
    const scoped = readdirSync(path.join(modules, "@tensorflow")).map((name) =>
      path.join("@tensorflow", name),
    );
    const copied = path.join("@tensorflow", "tfjs-node-gpu");
    const target = path.join(this.folder, "node_modules");
    mkdirSync(path.join(target, "@tensorflow"), { recursive: true });
    for (const name of [...names, ...scoped].filter((each) => each !== copied))
      symlinkSync(path.join(modules, name), path.join(target, name));
    const isNative = (file: string) => /^(deps|lib)$/.test(path.relative(path.join(modules, copied), file));
    cpSync(path.join(modules, copied), path.join(target, copied), {
      recursive: true,
      filter: (file) => !isNative(file),
    });
    for (const name of ["setup", "tensor", "core"])
      cpSync(path.join(root, "lib", name), path.join(this.folder, "lib", name), { recursive: true });
    cpSync(path.join(root, "tsconfig.json"), path.join(this.folder, "tsconfig.json"));
    this.places = placesOf(this.folder, path.join(this.folder, "user cache", "dreamer-course"));
  }

  /** The build's place in this course's own cache. */
  get build(): string {
    return path.join(this.places.cache, path.basename(cachedBuild as string));
  }

  /** Puts our cached build into this course's cache, without using the disk. */
  fillCache(): void {
    for (const file of filesBelow(cachedBuild as string))
      placeFile(path.join(cachedBuild as string, file), path.join(this.build, file));
  }

  /** Puts another file in the place of one of its cache's, so that ours, which is linked, stays as it is. */
  replace(file: string, content: Buffer): void {
    rmSync(path.join(this.build, file));
    writeFileSync(path.join(this.build, file), content);
  }

  /** Runs the command of this course; no network is to be had through its proxy. */
  async run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
    const script = path.join(this.folder, "lib", "setup", "cli", "tensors.ts");
    const dead = "http://127.0.0.1:9";
    const env = {
      XDG_CACHE_HOME: path.dirname(this.places.cache),
      PIP_NO_INDEX: "1",
      TFJS_NODE_CDN_STORAGE: `${dead}/`,
    };
    const child = spawn(process.execPath, [require.resolve("ts-node/dist/bin"), script, ...args], {
      env: { ...process.env, ...env, npm_config_tfjs_binding_binary_host_mirror: dead },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (text) => (stdout += text));
    child.stderr.on("data", (text) => (stderr += text));
    const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return { code, stdout, stderr };
  }
}

/** A wheel, packed without compression, of the library and the headers of a build. */
export function writeWheel(folder: string, file: string, build: string): void {
  const output = openSync(path.join(folder, file), "w");
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    writeSync(output, chunk);
  });
  const add = (name: string, content: Buffer) => {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    for (let at = 0; at < content.length; at += 1 << 24) entry.push(content.subarray(at, at + (1 << 24)));
    entry.push(new Uint8Array(), true);
  };
  let record = "";
  for (const name of filesBelow(path.join(build, "deps"))) {
    const content = readFileSync(path.join(build, "deps", name));
    const inside = name.replace(/^lib\//, "").replace(/^/, "tensorflow/");
    record += `${inside},sha256=${createHash("sha256").update(content).digest("base64url")},${content.length}\n`;
    add(inside, content);
  }
  add("tensorflow-2.21.0.dist-info/RECORD", Buffer.from(record));
  zip.end();
  closeSync(output);
}
