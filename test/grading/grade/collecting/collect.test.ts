import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { collectSubmissions, type Collection } from "grading/grade/collecting/collect";
import { COLLECT_LIMITS, type CollectLimits } from "grading/grade/collecting/found";
import { type ZipEntry, zipOf } from "../../../support/zipOf";

const master = "01-lemma.ipynb";
const extra = "01x-more.ipynb";
let folder: string;
let collected: Collection[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "collect-"));
  collected = [];
});
afterEach(() => {
  for (const { dispose } of collected) dispose();
  rmSync(folder, { recursive: true });
});

const put = (...paths: string[]) => {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `{"path":${JSON.stringify(path)}}`);
  }
};
const putZip = (path: string, ...entries: (ZipEntry | string)[]) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  const all = entries.map((entry) =>
    typeof entry === "string" ? { name: entry, data: `in ${entry}` } : entry,
  );
  writeFileSync(join(folder, path), zipOf(all));
};

/** Collects a path in the folder, or the folder. */
async function collect(paths = [""], limits: Partial<CollectLimits> = {}): Promise<Collection> {
  const all = paths.map((path) => join(folder, path));
  const collection = await collectSubmissions(
    all,
    { notebook: master, extra },
    { ...COLLECT_LIMITS, ...limits },
  );
  collected.push(collection);
  return collection;
}
const found = async (paths?: string[], limits?: Partial<CollectLimits>) =>
  (await collect(paths, limits)).files.map(({ student, shown, problem }) => [
    student,
    problem ?? shown?.replace(`${folder}/`, ""),
  ]);
const left = async () => (await collect()).notTaken.map(({ path, reason }) => [path, reason]);

describe("collectSubmissions, of files and folders", () => {
  it("takes notebooks by their names and folders by theirs, and lists the rest", async () => {
    put("ada.ipynb", "bob/anything.ipynb", "bob/data.csv", "notes.txt", "eve.py", "joe.tar.gz");
    expect(await found()).toEqual([
      ["ada", "ada.ipynb"],
      ["bob", "bob/anything.ipynb"],
    ]);
    expect(await left()).toEqual([
      ["eve.py", "a Python file, not a notebook (.ipynb)"],
      ["joe.tar.gz", "an archive that is no zip: ask for the notebook, or for a zip of it"],
      ["notes.txt", "not a notebook (.ipynb)"],
      ["bob/data.csv", "not a notebook (.ipynb)"],
    ]);
  });

  it("prefers the master's name among several notebooks and says when it cannot choose", async () => {
    put(`ada/${master}`, "ada/old.ipynb", "bob/a.ipynb", "bob/b.ipynb", "eve/readme.md", `joe/a/${master}`);
    put(`joe/b/${master}`, "kim/01-lemma (1).ipynb", "kim/x.ipynb");
    mkdirSync(join(folder, "lee"));
    expect(await found()).toEqual([
      ["ada", `ada/${master}`],
      ["bob", `the folder holds 2 notebooks and none is named ${master}`],
      ["eve", "the folder holds no .ipynb file but readme.md"],
      ["joe", `the folder holds 2 notebooks named ${master}`],
      ["kim", "kim/01-lemma (1).ipynb"],
      ["lee", "the folder holds no .ipynb file"],
    ]);
    expect(await left()).toContainEqual(["ada/old.ipynb", "another notebook counts for ada"]);
  });

  it("takes nbgrader's folders, of one class or of a whole course", async () => {
    put(`submitted/ada/lemma/${master}`, "submitted/ada/loop/02-loop.ipynb", `submitted/bob/lemma/${master}`);
    const both = [
      ["ada", `ada/lemma/${master}`],
      ["bob", `bob/lemma/${master}`],
    ];
    expect(await found(["submitted"])).toEqual(both);
    put(`release/lemma/${master}`, "gradebook.db");
    expect(await found()).toEqual(both);
    expect(await left()).toContainEqual([`release/lemma/${master}`, "not in nbgrader's folder submitted"]);
    const one = [`submitted/ada/lemma/${master}`, `submitted/bob/lemma/${master}`];
    expect((await found(one)).map(([student]) => student)).toEqual(["ada", "bob"]);
  });

  it("reads the names that Canvas and Moodle give", async () => {
    put(
      "lovelaceada_4711_98765_01-lemma.ipynb",
      "bob_LATE_4712_98766_01-lemma-1.ipynb",
      "bob_4712_98767_notes.pdf",
    );
    put("Eve Smith_4713_assignsubmission_file_/homework.ipynb");
    put("Eve Smith_4713_assignsubmission_onlinetext_/onlinetext.html", "joe_1_2_notes.ipynb");
    expect(await found()).toEqual([
      ["Eve_Smith_4713", "Eve Smith_4713_assignsubmission_file_/homework.ipynb"],
      ["bob_4712", "bob_LATE_4712_98766_01-lemma-1.ipynb"],
      ["joe_1_2_notes", "joe_1_2_notes.ipynb"],
      ["lovelaceada_4711", "lovelaceada_4711_98765_01-lemma.ipynb"],
    ]);
    expect((await left()).map(([path]) => path)).toEqual([
      "Eve Smith_4713_assignsubmission_onlinetext_/onlinetext.html",
      "bob_4712_98767_notes.pdf",
    ]);
  });

  it("follows no link, takes no special file, and misses neither", async () => {
    put("real/x.ipynb", "ada.ipynb/inner.ipynb");
    symlinkSync(join(folder, "real/x.ipynb"), join(folder, "bob.ipynb"));
    symlinkSync(join(folder, "real"), join(folder, "eve"));
    spawnSync("mkfifo", [join(folder, "joe.ipynb")]);
    expect(await found()).toEqual([
      ["ada", "ada.ipynb/inner.ipynb"],
      ["bob", "a symbolic link; ask for the notebook itself"],
      ["joe", "not a regular file; ask for the notebook itself"],
      ["real", "real/x.ipynb"],
    ]);
    expect(await left()).toEqual([["eve", "a symbolic link; ask for the notebook itself"]]);
    expect(await found(["bob.ipynb"])).toEqual([["bob", "bob.ipynb"]]);
  });

  it("passes over checkpoints and hidden files", async () => {
    put("ada.ipynb", ".ipynb_checkpoints/ada.ipynb", ".hidden.ipynb", "bob/.ipynb_checkpoints/x.ipynb");
    expect(await found()).toEqual([
      ["ada", "ada.ipynb"],
      [
        "bob",
        "the folder holds no .ipynb file that can be taken (.ipynb_checkpoints: JupyterLab's own copies)",
      ],
    ]);
    expect((await left()).map(([path]) => path)).toEqual([".ipynb_checkpoints", "bob/.ipynb_checkpoints"]);
  });

  it("keeps two submissions apart that seem to be one student's, and says so", async () => {
    put("ada.ipynb", "Ada/a.ipynb");
    putZip("ada.zip", master);
    const { files, remarks } = await collect();
    expect(files.map(({ student }) => student)).toEqual(["Ada", "ada~2", "ada~3"]);
    expect(remarks).toEqual([
      "Ada/a.ipynb and ada.ipynb seem to be one student's; the second is graded as ada~2",
      `Ada/a.ipynb and ada.zip/${master} seem to be one student's; the second is graded as ada~3`,
    ]);
  });

  it("takes a file once that is named twice, and keeps folders apart that hold equal names", async () => {
    put("a/ada.ipynb", "b/ada.ipynb");
    expect(await found(["a/ada.ipynb", "a/ada.ipynb"])).toHaveLength(1);
    const { remarks } = await collect(["a", "b"]);
    expect(remarks[0]).toBe(
      `${folder}/a/ada.ipynb and ${folder}/b/ada.ipynb seem to be one student's; the second is graded as ada~2`,
    );
  });

  it("says what to do where nothing is there", async () => {
    await expect(found()).rejects.toThrow("No notebook was found");
    put("x.py");
    await expect(found(["x.py"])).rejects.toThrow(/No notebook was found.*Python file/);
    await expect(found(["none"])).rejects.toThrow(/does not exist: give a notebook/);
  });

  it("looks no deeper and at no more than it may", async () => {
    put("ada/1/2/3/x.ipynb", "bob.ipynb", "eve.ipynb");
    expect(await found([""], { depth: 2 })).toContainEqual([
      "ada",
      "the folder holds no .ipynb file that can be taken (1/2: deeper than 2 folders)",
    ]);
    const { notTaken } = await collect([""], { files: 6 });
    expect(notTaken).toEqual([{ path: "eve.ipynb", reason: "more than 6 files; the rest is not read" }]);
  });
});

describe("collectSubmissions, of zip files", () => {
  const texts = async (paths?: string[]) =>
    (await collect(paths)).files.map(({ student, file }) => [student, file && readFileSync(file, "utf8")]);

  it("takes a student's zip, alone or in a folder of the class, and leaves nothing behind", async () => {
    putZip(
      "class/ada.zip",
      `homework/${master}`,
      "homework/plot.png",
      "__MACOSX/homework/._x",
      "homework/.DS_Store",
    );
    putZip("class/bob/upload.zip", "mine.ipynb");
    expect(await texts(["class/ada.zip"])).toEqual([["ada", `in homework/${master}`]]);
    const { files, notTaken, dispose } = await collect(["class"]);
    expect(files.map(({ student, shown }) => [student, shown])).toEqual([
      ["ada", `ada.zip/homework/${master}`],
      ["bob", "bob/upload.zip/mine.ipynb"],
    ]);
    expect(notTaken).toEqual([
      { path: "ada.zip/__MACOSX", reason: "what macOS adds to a zip file" },
      { path: "ada.zip/homework/plot.png", reason: "not a notebook (.ipynb)" },
    ]);
    const [file] = files.map((one) => one.file as string);
    expect(file).toMatch(/submissions-\w+\/1\.ipynb$/);
    dispose();
    expect(existsSync(dirname(file as string))).toBe(false);
  });

  it("takes a class's zip: flat, by folders, in one folder, of nbgrader, of Canvas and of Moodle", async () => {
    putZip("flat.zip", "ada.ipynb", "bob.ipynb");
    putZip("folders.zip", `ada/${master}`, `bob/x/${master}`, "eve/");
    putZip("one.zip", "class/", "class/ada.ipynb", "class/bob.ipynb");
    putZip("nbgrader.zip", `submitted/ada/1/${master}`, `submitted/bob/1/${master}`, `source/1/${master}`);
    putZip("canvas.zip", "ada_111_222_01-lemma.ipynb", "bob_LATE_112_223_hw.ipynb");
    putZip("moodle.zip", "Ada L_1_assignsubmission_file_/hw.ipynb", "Bob_2_assignsubmission_file_hw.ipynb");
    const students = async (name: string) => (await collect([name])).files.map(({ student }) => student);
    expect(await students("flat.zip")).toEqual(["ada", "bob"]);
    expect(await students("folders.zip")).toEqual(["ada", "bob", "eve"]);
    expect(await students("one.zip")).toEqual(["ada", "bob"]);
    expect(await students("nbgrader.zip")).toEqual(["ada", "bob"]);
    expect(await students("canvas.zip")).toEqual(["ada_111", "bob_112"]);
    expect(await students("moodle.zip")).toEqual(["Ada_L_1", "Bob_2"]);
  });

  it("takes nothing whose name leads out of the zip, no link and no zip in a zip", async () => {
    putZip("a.zip", "../../evil.ipynb");
    putZip("b.zip", { name: "/etc/passwd.ipynb" }, { name: "C:\\x.ipynb" });
    putZip("c.zip", { name: "x.ipynb", data: "/etc/passwd", mode: 0o120777 });
    putZip("d.zip", "d/inner.zip", { name: "plain", data: "/etc", mode: 0o120777 });
    const no = "the zip file holds no .ipynb file that can be taken";
    expect(await found()).toEqual([
      ["a", `${no} (../../evil.ipynb: its name leads out of the zip file)`],
      ["b", `${no} (/etc/passwd.ipynb: its name leads out of the zip file)`],
      ["c", "a symbolic link; ask for the notebook itself"],
      ["d", "a zip file in a zip file, which is not opened: unpack the outer one first"],
    ]);
    expect(existsSync("/tmp/evil.ipynb") || existsSync(join(folder, "../evil.ipynb"))).toBe(false);
  });

  it("misses no student whose notebook is in a zip file of the class's zip", async () => {
    putZip("class.zip", "ada_111_222_hw.ipynb", "bob_112_223_hw.zip", "eve_113_224_hw.py");
    expect(await found(["class.zip"])).toEqual([
      ["ada_111", "ada_111_222_hw.ipynb"],
      ["bob_112", "a zip file in a zip file, which is not opened: unpack the outer one first"],
      ["eve_113", "no .ipynb file was handed in but hw.py"],
    ]);
  });

  it("says what is wrong with entries that cannot be read", async () => {
    putZip("a.zip", { name: master, encrypted: true });
    putZip("b.zip", { name: master, data: "x".repeat(100), crc: 7 });
    putZip("c.zip", { name: master, data: "x".repeat(100_000), size: 10 });
    putZip("d.zip", { name: master, method: 99 });
    putZip("e.zip", { name: master, data: "x".repeat(100_000) });
    const problems = Object.fromEntries(await found([""], { entryBytes: 50_000 }));
    expect(problems.a).toBe("encrypted; ask for it without a password");
    expect(problems.b).toMatch(/^it cannot be taken out of the zip file \(its checksum does not fit/);
    expect(problems.c).toMatch(/^it cannot be taken out of the zip file \(too many bytes/);
    expect(problems.d).toBe("packed by a method that is not known here (99)");
    expect(problems.e).toMatch(/at most 0 MB are read$/);
  });

  it("takes out of all zips together no more than it may", async () => {
    putZip("a.zip", { name: master, data: "x".repeat(600) });
    putZip("b.zip", { name: master, data: "x".repeat(600) });
    expect(await found([""], { totalBytes: 1000 })).toEqual([
      ["a", `a.zip/${master}`],
      ["b", "the zip files hold more than 1000 bytes of notebooks"],
    ]);
  });

  it("lets no broken zip stop the others", async () => {
    put("ada.ipynb", "bob.zip");
    writeFileSync(join(folder, "eve.zip"), zipOf([{ name: master }]).subarray(0, 40));
    putZip("joe.zip", ...Array.from({ length: 30 }, (_, i) => `${i}.txt`));
    const all = Object.fromEntries(await found([""], { files: 20 }));
    expect(all).toMatchObject({ ada: "ada.ipynb" });
    expect([all.bob, all.eve, all.joe]).toEqual([
      expect.stringMatching(/^the zip file cannot be read \(/),
      expect.stringMatching(/^the zip file cannot be read \(/),
      "the zip file cannot be read (it has 30 entries and at most 20 are read)",
    ]);
    expect(await found(["bob.zip"])).toEqual([
      ["bob", expect.stringMatching(/^the zip file cannot be read/)],
    ]);
  });

  it("takes the last of two entries with one name, and says so", async () => {
    putZip("ada.zip", { name: master, data: "first" }, { name: master, data: "second" });
    expect(await texts()).toEqual([["ada", "second"]]);
    expect(await left()).toEqual([
      [`ada.zip/${master}`, "the zip file holds it more than once; the last one counts"],
    ]);
  });
});

describe("collectSubmissions, of a unit with two notebooks", () => {
  const both = async (paths?: string[]) =>
    (await collect(paths)).files.map(({ student, file, extra: second, problem }) => [
      student,
      ...[file, second].map((one) => one && (JSON.parse(readFileSync(one, "utf8")) as { path: string }).path),
      ...(problem === undefined ? [] : [problem]),
    ]);

  it("takes both from a student's folder, nbgrader's too, whatever the first is called, and either alone", async () => {
    put(`ada/${master}`, `ada/${extra}`, "bob/mine.ipynb", `bob/a/${extra}`, `eve/${extra}`, `joe/${master}`);
    expect(await both()).toEqual([
      ["ada", `ada/${master}`, `ada/${extra}`],
      ["bob", "bob/mine.ipynb", `bob/a/${extra}`],
      ["eve", `eve/${extra}`, undefined],
      ["joe", `joe/${master}`, undefined],
    ]);
    expect(await left()).toEqual([]);
  });

  it("takes nbgrader's folders of an assignment with both", async () => {
    put(`submitted/ada/lemma/${master}`, `submitted/ada/lemma/${extra}`, "source/x.ipynb");
    expect(await both()).toEqual([["ada", `submitted/ada/lemma/${master}`, `submitted/ada/lemma/${extra}`]]);
  });

  it("puts ada-01x.ipynb with ada.ipynb, also where both are named one by one", async () => {
    put("ada.ipynb", "ada-01x.ipynb", "bob_01x-more.ipynb", "zoe-01xyz.ipynb");
    const expected = [
      ["ada", "ada.ipynb", "ada-01x.ipynb"],
      ["bob", "bob_01x-more.ipynb", undefined],
      ["zoe-01xyz", "zoe-01xyz.ipynb", undefined],
    ];
    expect(await both()).toEqual(expected);
    const named = ["ada.ipynb", "ada-01x.ipynb", "bob_01x-more.ipynb", "zoe-01xyz.ipynb"];
    expect(await both(named)).toEqual(expected);
  });

  it("puts files of a learning platform under one student's name together", async () => {
    const moodle = "Eve Ng_7_assignsubmission_file_";
    put(`lovelaceada_4711_98765_${master}`, `lovelaceada_4711_98766_${extra}`);
    put(`${moodle}/${extra}`, `${moodle}/${master}`);
    expect(await both()).toEqual([
      ["Eve_Ng_7", `${moodle}/${master}`, `${moodle}/${extra}`],
      ["lovelaceada_4711", `lovelaceada_4711_98765_${master}`, `lovelaceada_4711_98766_${extra}`],
    ]);
  });

  it("tells masters that were named one by one apart by their folders", async () => {
    const paths = ["ada", "bob"].flatMap((who) => [`in/${who}/${master}`, `in/${who}/${extra}`]);
    put(...paths);
    expect(await both(paths)).toEqual([
      ["ada", paths[0], paths[1]],
      ["bob", paths[2], paths[3]],
    ]);
  });

  it("takes both from a student's zip file, and says when it cannot choose", async () => {
    const entry = (name: string) => ({ name, data: JSON.stringify({ path: name }) });
    putZip("ada.zip", entry(master), entry(extra), entry("old.ipynb"));
    put(`bob/a/${extra}`, `bob/b/${extra}`, `bob/${master}`);
    const bob = ["bob", undefined, undefined, `the folder holds 2 notebooks named ${extra}`];
    expect(await both()).toEqual([["ada", master, extra], bob]);
    expect(await both(["ada.zip"])).toEqual([["ada", master, extra]]);
  });
});
