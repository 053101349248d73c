import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collectSubmissions, studentId } from "grading/grade/collect";

describe("collectSubmissions", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "collect-"))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (...paths: string[]) => {
    for (const path of paths) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), "{}");
    }
  };
  const found = () =>
    collectSubmissions([folder], "01-lemma.ipynb").map(({ student, file, problem }) => [
      student,
      file?.slice(folder.length + 1) ?? problem,
    ]);

  it("takes notebooks by their names and folders by theirs", () => {
    put("ada.ipynb", "bob/anything.ipynb", "notes.txt");
    expect(found()).toEqual([
      ["ada", "ada.ipynb"],
      ["bob", "bob/anything.ipynb"],
    ]);
  });

  it("prefers the master's name among several notebooks and says when it cannot choose", () => {
    put("ada/01-lemma.ipynb", "ada/old.ipynb", "bob/a.ipynb", "bob/b.ipynb", "eve/readme.md");
    expect(found()).toEqual([
      ["ada", "ada/01-lemma.ipynb"],
      ["bob", "the folder holds 2 notebooks and none is named 01-lemma.ipynb"],
      ["eve", "the folder holds no .ipynb file"],
    ]);
  });

  it("passes over checkpoints and hidden files", () => {
    put("ada.ipynb", ".ipynb_checkpoints/ada.ipynb", ".hidden.ipynb");
    expect(found()).toEqual([["ada", "ada.ipynb"]]);
  });

  it("keeps two files apart whose ids differ in case only", () => {
    put("ada.ipynb", "Ada/a.ipynb");
    const students = found().map(([student]) => student?.toLowerCase());
    expect(new Set(students).size).toBe(2);
  });

  it("says what to do where nothing is there", () => {
    expect(() => found()).toThrow("No notebook was found");
    expect(() => collectSubmissions([join(folder, "none")], "x")).toThrow(/does not exist: give a notebook/);
  });
});

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
    const [a, b] = ["x".repeat(300) + "a", "x".repeat(300) + "b"].map(studentId);
    expect(a).not.toBe(b);
    expect(a.length).toBeLessThanOrEqual(64);
  });
});
