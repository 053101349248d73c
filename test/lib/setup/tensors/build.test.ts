import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cachedBuilds, damageOf, readBuild, sha256Of, writeBuild } from "lib/setup/tensors/build";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "builds-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const facts = { tensorflow: "2.21.0", tfjs: "4.22.0", source: "a.whl" };

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

describe("writeBuild, readBuild and damageOf", () => {
  beforeEach(() => {
    write("deps/lib/libtensorflow_cc.so.2", "abc");
    write("lib/napi-v8/tfjs_binding.node", "binding");
  });

  it("describe the files that are needed at run time", async () => {
    write("deps/include/c_api.h", "");
    const build = await writeBuild(folder, facts);
    expect(readBuild(folder)).toEqual(build);
    expect(build.files.map((file) => file.path)).toEqual([
      "deps/lib/libtensorflow_cc.so.2",
      "lib/napi-v8/tfjs_binding.node",
    ]);
    // FIPS 180-2, B.1: the sum of "abc".
    expect(build.files[0]!.sha256).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(await damageOf(folder, build)).toBeNull();
  });

  it("see a file that is missing, cut off or changed", async () => {
    const build = await writeBuild(folder, facts);
    write("deps/lib/libtensorflow_cc.so.2", "abd");
    expect(await damageOf(folder, build)).toBe("deps/lib/libtensorflow_cc.so.2 has changed");
    write("deps/lib/libtensorflow_cc.so.2", "ab");
    expect(await damageOf(folder, build)).toBe("deps/lib/libtensorflow_cc.so.2 has 2 bytes instead of 3");
    rmSync(path.join(folder, "lib"), { recursive: true });
    write("deps/lib/libtensorflow_cc.so.2", "abc");
    expect(await damageOf(folder, build)).toBe("lib/napi-v8/tfjs_binding.node is missing");
  });

  it("take a build without its description, or with half of it, for none", () => {
    expect(readBuild(folder)).toBeNull();
    write("build.json", '{"tensorflow": "2.2');
    expect(readBuild(folder)).toBeNull();
  });
});

describe("cachedBuilds", () => {
  it("are whole ones for this machine and this tfjs-node, the newest first", () => {
    const description = (tfjs: string) => JSON.stringify({ ...facts, tfjs, files: [] });
    write("tensorflow-2.9.1-linux-x64/build.json", description("4.22.0"));
    write("tensorflow-2.21.0-linux-x64/build.json", description("4.22.0"));
    write("tensorflow-2.22.0-linux-x64/build.json", description("4.23.0"));
    write("tensorflow-2.21.0-linux-arm64/build.json", description("4.22.0"));
    write("tensorflow-2.21.0-linux-x64.99.part/build.json", description("4.22.0"));
    write("tensorflow-2.30.0-linux-x64/deps/lib/x", "");
    const names = cachedBuilds(folder, "4.22.0", "linux", "x64").map((each) => path.basename(each));
    expect(names).toEqual(["tensorflow-2.21.0-linux-x64", "tensorflow-2.9.1-linux-x64"]);
    expect(cachedBuilds(path.join(folder, "none"), "4.22.0")).toEqual([]);
  });
});

describe("sha256Of", () => {
  it("is the sum of an empty file too", async () => {
    write("empty", "");
    expect(await sha256Of(path.join(folder, "empty"))).toMatch(/^e3b0c44298fc1c149afbf4c8996fb924/);
  });
});
