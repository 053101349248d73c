import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findPython, pythonCandidates } from "lib/setup/shared/python";
import { needs } from "../../../support/needs";

/** Programs that answer the probe as a Python of that kind would. */
function folderOfPythons(programs: Record<string, [number[], boolean, boolean]>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "pythons-"));
  for (const [name, [version, venv, ensurepip]] of Object.entries(programs)) {
    const file = path.join(folder, name);
    const answer = JSON.stringify([version, file, venv, ensurepip]);
    writeFileSync(file, `#!/bin/sh\necho '${answer}'\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}

describe("pythonCandidates", () => {
  it("tries the user's own choice first, then python3", () => {
    expect(pythonCandidates("linux", { PYTHON: "/opt/py" }).slice(0, 2)).toEqual([["/opt/py"], ["python3"]]);
  });

  it("tries the launcher of Windows", () => {
    expect(pythonCandidates("win32", {})[0]).toEqual(["py", "-3"]);
  });
});

needs("unix", () =>
  describe("findPython", () => {
    let folder: string;
    const find = (programs: Record<string, [number[], boolean, boolean]>) => {
      folder = folderOfPythons(programs);
      return findPython({ PATH: folder }, "linux");
    };

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it("passes over one that is too old", () => {
      const found = find({ python3: [[3, 9, 2], true, true], "python3.11": [[3, 11, 4], true, true] });
      expect(found).toMatchObject({ command: ["python3.11"], version: "3.11.4", ensurepip: true });
    });

    it("takes 3.10 for recent, although 3.10 < 3.9 as a number", () => {
      expect(find({ python3: [[3, 10, 0], true, true] }).version).toBe("3.10.0");
    });

    it("prefers one with ensurepip, and does without it where there is no other", () => {
      const bare: [number[], boolean, boolean] = [[3, 11, 2], true, false];
      expect(find({ python3: bare, "python3.10": [[3, 10, 1], true, true] }).version).toBe("3.10.1");
      rmSync(folder, { recursive: true });
      expect(find({ python3: bare })).toMatchObject({ version: "3.11.2", ensurepip: false });
    });

    it("says what it found and what to install when none will do", () => {
      expect(() => find({ python3: [[3, 9, 2], true, true] })).toThrow(
        "JupyterLab needs Python 3.10 or later, found python3 3.9.2. On Debian or Ubuntu run: sudo apt-get install python3 python3-venv",
      );
      rmSync(folder, { recursive: true });
      expect(() => find({ python3: [[3, 11, 2], false, false] })).toThrow(
        /module venv, which is missing from python3 3\.11\.2/,
      );
      rmSync(folder, { recursive: true });
      expect(() => find({})).toThrow("found none");
    });
  }),
);
