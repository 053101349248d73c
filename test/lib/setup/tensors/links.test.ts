import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeBuild } from "lib/setup/tensors/build";
import { filesBelow } from "lib/setup/shared/folders";
import { layLinks, placeFile, removeLinks } from "lib/setup/tensors/links";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "some links-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A way that the disk refuses. */
const refused = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

describe("placeFile", () => {
  const place = (ways?: Parameters<typeof placeFile>[2]) => {
    writeFileSync(path.join(folder, "from"), "content");
    placeFile(path.join(folder, "from"), path.join(folder, "deep", "to"), ways);
    return path.join(folder, "deep", "to");
  };

  it("makes a hard link, which outlives the first place", () => {
    const to = place();
    expect(statSync(to).ino).toBe(statSync(path.join(folder, "from")).ino);
    rmSync(path.join(folder, "from"));
    expect(readFileSync(to, "utf8")).toBe("content");
  });

  it("makes a symbolic link to another disk, and a copy where neither is allowed", () => {
    expect(lstatSync(place([refused("EXDEV"), symlinkSync])).isSymbolicLink()).toBe(true);
    const copy = (from: string, to: string) => writeFileSync(to, readFileSync(from));
    expect(lstatSync(place([refused("EXDEV"), refused("EPERM"), copy])).isFile()).toBe(true);
  });

  it("passes another error on and leaves what was there", () => {
    const to = place();
    expect(() => place([refused("ENOSPC"), linkSync])).toThrow("ENOSPC");
    expect(readFileSync(to, "utf8")).toBe("content");
    expect(filesBelow(folder)).toEqual(["deep/to", "from"]);
  });
});

describe("layLinks and removeLinks", () => {
  it("lay what the package needs at run time, over what was there, and take it away", async () => {
    const build = path.join(folder, "build");
    const own = path.join(folder, "package");
    for (const file of [
      "deps/lib/libtensorflow_cc.so.2",
      "deps/include/c.h",
      "lib/napi-v8/tfjs_binding.node",
    ]) {
      mkdirSync(path.dirname(path.join(build, file)), { recursive: true });
      writeFileSync(path.join(build, file), file);
    }
    mkdirSync(path.join(own, "deps", "lib"), { recursive: true });
    writeFileSync(path.join(own, "deps", "lib", "older.so"), "");
    writeFileSync(path.join(own, "package.json"), "{}");
    const description = await writeBuild(build, { tensorflow: "2.21.0", tfjs: "4.22.0", source: "a.whl" });
    layLinks(build, description, own);
    expect(filesBelow(own)).toEqual([
      "deps/build.json",
      "deps/lib/libtensorflow_cc.so.2",
      "lib/napi-v8/tfjs_binding.node",
      "package.json",
    ]);
    removeLinks(own);
    expect(filesBelow(own)).toEqual(["package.json"]);
    expect(existsSync(path.join(build, "deps", "lib", "libtensorflow_cc.so.2"))).toBe(true);
  });
});
