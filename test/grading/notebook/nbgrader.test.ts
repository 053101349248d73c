import { exerciseOf, gradeMetadata, nbgraderChecksum } from "grading/notebook/nbgrader";

const flags = { schema_version: 3 as const, task: false, locked: false };

describe("nbgraderChecksum", () => {
  it("is the md5 that Python's nbgrader computes", () => {
    // hashlib.md5(("x" + "code" + "True" + "False" + "True" + "check-1-4" + "6.0").encode()).hexdigest()
    const check = { ...flags, grade: true, solution: false, locked: true, grade_id: "check-1-4", points: 6 };
    expect(nbgraderChecksum({ cell_type: "code", source: "x" }, check)).toBe(
      "ab157031802c178747eaf90d43f65935",
    );
    // hashlib.md5(("é" + "markdown" + "False" + "True" + "False" + "ex-1").encode()).hexdigest()
    const answer = { ...flags, grade: false, solution: true, locked: true, grade_id: "ex-1" };
    expect(nbgraderChecksum({ cell_type: "markdown", source: "é" }, answer)).toBe(
      "8514a9f9a1e59db285d12e09b8f820ad",
    );
  });
});

describe("gradeMetadata", () => {
  it("takes no id that nbgrader would refuse", () => {
    for (const grade_id of ["__proto__", "a b", "", 7, null, "x".repeat(65)]) {
      expect(gradeMetadata({ metadata: { nbgrader: { grade_id, grade: true } } })).toBeUndefined();
    }
  });
});

describe("exerciseOf", () => {
  it("reads the exercise from an id", () => {
    expect(["ex-1-4", "check-1-10", "ans-1-0", "ex-G1", "given-imports", undefined].map(exerciseOf)).toEqual([
      "1.4",
      "1.10",
      "1.0",
      "G1",
      undefined,
      undefined,
    ]);
  });
});
