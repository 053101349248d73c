import { execFileSync } from "node:child_process";
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesBelow } from "lib/setup/shared/folders";
import { replaceLinks, unpackTarball, versionOfTarball } from "lib/setup/tensors/unpackTarball";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "a tarball-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("versionOfTarball", () => {
  it("reads it from the name of TensorFlow's own archives", () => {
    expect(versionOfTarball("libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz")).toBe("2.9.1");
    expect(versionOfTarball("libtensorflow-cpu-linux-x86_64.tar.gz")).toBeNull();
    expect(versionOfTarball("tensorflow-2.9.1.tar.gz")).toBeNull();
  });
});

describe("unpackTarball", () => {
  it("unpacks lib and include, with files in the place of links", async () => {
    const source = path.join(folder, "source");
    mkdirSync(path.join(source, "lib"), { recursive: true });
    mkdirSync(path.join(source, "include"));
    writeFileSync(path.join(source, "lib", "libtensorflow.so.2.9.1"), "library");
    symlinkSync("libtensorflow.so.2.9.1", path.join(source, "lib", "libtensorflow.so.2"));
    symlinkSync("libtensorflow.so.2", path.join(source, "lib", "libtensorflow.so"));
    writeFileSync(path.join(source, "include", "c_api.h"), "");
    const archive = path.join(folder, "lib.tar.gz");
    execFileSync("tar", ["-czf", archive, "-C", source, "lib", "include"]);
    const build = path.join(folder, "build");
    await unpackTarball(archive, build);
    expect(filesBelow(build)).toHaveLength(4);
    const link = path.join(build, "deps", "lib", "libtensorflow.so");
    expect(lstatSync(link).isFile()).toBe(true);
    expect(readFileSync(link, "utf8")).toBe("library");
  });

  it("refuses what is no archive", async () => {
    const archive = path.join(folder, "lib.tar.gz");
    writeFileSync(archive, "not gzip");
    await expect(unpackTarball(archive, path.join(folder, "build"))).rejects.toThrow("could not be unpacked");
  });
});

describe("replaceLinks", () => {
  it("refuses a link out of the folder", () => {
    writeFileSync(path.join(folder, "secret"), "");
    mkdirSync(path.join(folder, "lib"));
    symlinkSync("../secret", path.join(folder, "lib", "libtensorflow.so"));
    expect(() => replaceLinks(path.join(folder, "lib"))).toThrow("is a link out of its folder");
  });
});
