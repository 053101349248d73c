import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readAllResults, readResults, resultsFile, sealed } from "grading/grade/class/resultFiles";
import { seedFingerprint } from "grading/checks/seeds";
import type { Grader } from "grading/grade/grader";
import type { Results } from "grading/report/results";

const secret = "secret";
const grader = { unit: { id: "01" }, secret } as Grader;

const results = (student: string, points = 3): Results => ({
  version: 1,
  notebook: "01",
  student,
  submission: { file: `${student}.ipynb`, sha256: "" },
  master: "m",
  grader: "g",
  seed: seedFingerprint(secret),
  tier: "A",
  core: { points, of: 40 },
  track5756: { points: 0, of: 10 },
  exercises: [],
  repairs: [],
  seconds: 1.5,
});

describe("results files", () => {
  let out: string;
  beforeEach(() => void (out = mkdtempSync(path.join(tmpdir(), "results-"))));
  afterEach(() => rmSync(out, { recursive: true, force: true }));
  const write = (written: unknown, student = "ada") =>
    writeFileSync(resultsFile(out, student), typeof written === "string" ? written : JSON.stringify(written));

  it("are read back as they were written", () => {
    const written = sealed(results("ada"), secret);
    write(written);
    expect(readResults(out, results("ada"), secret)).toEqual({ results: written, altered: false });
  });

  it("have one seal whatever the time that grading took", () => {
    expect(sealed({ ...results("ada"), seconds: 9 }, secret).seal).toBe(sealed(results("ada"), secret).seal);
  });

  it.each<[string, (written: Results) => unknown]>([
    ["a point more", (written) => ({ ...written, core: { points: 4, of: 40 } })],
    ["another student's results", (written) => ({ ...written, student: "bao" })],
    ["no seal", ({ seal: _seal, ...written }) => written],
    ["a seal of another secret", (written) => sealed(written, "guess")],
    ["half of the file", (written) => JSON.stringify(written).slice(0, 100)],
  ])("are not believed with %s", (_name, change) => {
    write(change(sealed(results("ada"), secret)));
    expect(readResults(out, results("ada"), secret)).toEqual({ altered: true });
  });

  it("are absent before the first time, which nobody has changed", () => {
    expect(readResults(out, results("ada"), secret)).toEqual({ altered: false });
  });

  it("are listed for everybody, those that were changed with a failure", () => {
    write(sealed(results("ada"), secret));
    write({ ...sealed(results("bao"), secret), core: { points: 40, of: 40 } }, "bao");
    write({ ...sealed(results("cy"), secret), notebook: "02" }, "cy");
    write("{}", "package");
    const all = readAllResults(out, grader);
    expect(all.map(({ student, failure }) => [student, failure?.status])).toEqual([
      ["ada", undefined],
      ["bao", "infrastructure-error"],
    ]);
  });
});
