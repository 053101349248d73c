import { studentId } from "grading/grade/collecting/studentName";

describe("studentId", () => {
  it.each([
    ["ada.lovelace@cornell.edu", "ada.lovelace@cornell.edu"],
    ["../../etc/passwd", "__.._etc_passwd"],
    ["=HYPERLINK()", "_HYPERLINK__"],
    ["a\u202eb\n", "a_b_"],
    ["-rf", "_rf"],
    ["", `student_e3b0c442`],
  ])("makes %j safe as %j", (name, id) => expect(studentId(name)).toBe(id));

  it("keeps long names apart", () => {
    const [a, b] = ["x".repeat(300) + "a", "x".repeat(300) + "b"].map(studentId) as [string, string];
    expect(a).not.toBe(b);
    expect(a.length).toBeLessThanOrEqual(64);
  });
});
