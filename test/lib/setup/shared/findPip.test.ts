import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPip } from "lib/setup/shared/findPip";
import { placesOf } from "lib/setup/shared/places";
import { needs } from "../../../support/needs";

let root: string;
let bin: string;
const before = process.env.PATH;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "a course-"));
  bin = path.join(root, "bin");
  mkdirSync(bin);
  process.env.PATH = bin;
});
afterEach(() => {
  process.env.PATH = before;
  rmSync(root, { recursive: true });
});

/** A Python that answers as the script, in sh, says. */
function python(file: string, script: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

const withPip = `[ "$2" = pip ]`;
const find = (env = {}) => findPip(placesOf(root), path.join(root, "scratch"), env);

needs("unix", () =>
  describe("findPip", () => {
    it("prefers the Python of the variable PYTHON, then the one on PATH", async () => {
      python(path.join(bin, "python3"), withPip);
      expect(await find()).toEqual(["python3", "-m", "pip"]);
      const own = python(path.join(root, "own"), withPip);
      expect(await find({ PYTHON: own })).toEqual([own, "-m", "pip"]);
    });

    it("takes the pip that npm start put into .venv", async () => {
      python(path.join(bin, "python3"), "exit 1");
      const venv = python(path.join(root, ".venv", "bin", "python"), withPip);
      expect(await find()).toEqual([venv, "-m", "pip"]);
    });

    it("runs the wheel of pip that npm start keeps where Python came without pip", async () => {
      python(path.join(bin, "python3"), `case "$1" in *.whl/pip) exit 0;; *) exit 1;; esac`);
      mkdirSync(path.join(root, ".venv"));
      writeFileSync(path.join(root, ".venv", "pip-25.3-py3-none-any.whl"), "");
      expect(await find()).toEqual(["python3", path.join(root, ".venv", "pip-25.3-py3-none-any.whl", "pip")]);
    });

    it("makes a virtual environment where only that brings a pip", async () => {
      python(path.join(bin, "python3"), `[ "$2" = venv ]`);
      expect(await find()).toEqual([path.join(root, "scratch", "pip", "bin", "python"), "-m", "pip"]);
    });

    it("says what to install where there is none", async () => {
      python(path.join(bin, "python3"), "exit 1");
      await expect(find()).rejects.toThrow(
        /^Python's pip is needed to fetch TensorFlow and there is none. Run: /,
      );
    });
  }),
);
