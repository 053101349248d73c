import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { compileBinding, compilerArguments, findCompiler } from "lib/setup/tensors/compile";
import { placesOf } from "lib/setup/shared/places";
import { needs } from "../../../support/needs";

let root: string;
const before = process.env.PATH;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "to compile-"));
});
afterEach(() => {
  process.env.PATH = before;
  rmSync(root, { recursive: true });
});

const placesIn = () => placesOf(root);

function library(...names: string[]): string {
  mkdirSync(path.join(root, "build", "deps", "lib"), { recursive: true });
  for (const name of names) writeFileSync(path.join(root, "build", "deps", "lib", name), "");
  return path.join(root, "build");
}

function program(name: string, script: string): string {
  writeFileSync(path.join(root, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(root, name), 0o755);
  return name;
}

describe("compilerArguments", () => {
  it("link with the names that the loader will look for, relative to the binding", () => {
    const build = library("libtensorflow_cc.so.2", "libtensorflow_framework.so.2");
    const args = compilerArguments(placesIn(), build, "linux");
    expect(args).toContain(path.join(build, "deps", "lib", "libtensorflow_cc.so.2"));
    expect(args).toContain("-Wl,-rpath,$ORIGIN/../../deps/lib");
    expect(args).toContain(path.join(root, "node_modules", "node-api-headers", "include"));
  });

  it("take the libraries of TensorFlow's own archive, and macOS' way to name them", () => {
    const own = library("libtensorflow.so.2", "libtensorflow_framework.so.2");
    expect(compilerArguments(placesIn(), own, "linux").join()).toContain("libtensorflow.so.2");
    const mac = library("libtensorflow_cc.2.dylib", "libtensorflow_framework.2.dylib");
    const args = compilerArguments(placesIn(), mac, "darwin");
    expect(args).toContain("-Wl,-rpath,@loader_path/../../deps/lib");
    expect(args.join(" ")).toContain("-undefined dynamic_lookup");
  });

  it("refuse a build without the library", () => {
    expect(() => compilerArguments(placesIn(), library("libtensorflow_cc.so.2"), "linux")).toThrow(
      "does not hold TensorFlow's C library for linux",
    );
  });
});

needs("unix", () =>
  describe("findCompiler", () => {
    it("is the one of CXX with its arguments, else g++, clang++, c++", async () => {
      program("clang++", "exit 0");
      program("ccache", `[ "$1" = mine ]`);
      expect(await findCompiler({ PATH: root }, "linux")).toEqual(["clang++"]);
      expect(await findCompiler({ PATH: root, CXX: "ccache mine" }, "linux")).toEqual(["ccache", "mine"]);
    });

    it("names the command that installs one", async () => {
      await expect(findCompiler({ PATH: root }, "linux")).rejects.toThrow(
        "A C++ compiler is needed and there is none. Run: sudo apt-get install g++ (Debian, Ubuntu) or sudo dnf install gcc-c++ (Fedora)",
      );
      process.env.PATH = root;
      await expect(findCompiler({ PATH: root }, "darwin")).rejects.toThrow("Run: xcode-select --install");
    });
  }),
);

needs("unix", () =>
  describe("compileBinding", () => {
    it("says the compiler's first error", async () => {
      const build = library("libtensorflow_cc.so.2", "libtensorflow_framework.so.2");
      const failing = path.join(
        root,
        program("cc", `echo "a.cc:1:2: error: no such header" >&2; echo "1 error" >&2; exit 1`),
      );
      await expect(compileBinding([failing], placesIn(), build)).rejects.toThrow(
        "could not compile the binding: no such header",
      );
    });
  }),
);
