import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { basename, extname, join } from "node:path";

/** A file to grade and whose it is. */
export interface SubmissionFile {
  student: string;
  /** The path, or undefined where a student's folder holds no notebook that can be chosen. */
  file?: string;
  /** Why there is no file. */
  problem?: string;
}

/** A name that is safe as a file name, in a table and in a terminal: letters, digits, ". _ @ + -"; nothing hidden, at most 64. */
export function studentId(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._@+-]/gu, "_")
    .replace(/^[.\-+@=]+/, "_");
  const short = plain.length > 64 ? `${plain.slice(0, 55)}_${digest(name)}` : plain;
  return short === "" ? `student_${digest(name)}` : short;
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

const visible = (name: string): boolean => !name.startsWith(".");
const isNotebook = (name: string): boolean => visible(name) && extname(name).toLowerCase() === ".ipynb";

/** The submissions that paths stand for: a notebook is one student's; a folder holds notebooks named after students, or a
 *  folder for each student.
 *  @param master File name of the master, which is chosen where a student hands in several notebooks.
 *  @throws Error if a path does not exist or nothing is found. */
export function collectSubmissions(paths: readonly string[], master: string): SubmissionFile[] {
  const found = paths.flatMap((path) => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (!stat) throw new Error(`${path} does not exist: give a notebook or a folder of submissions.`);
    return stat.isDirectory() ? inFolder(path, master) : [{ student: nameOf(path), file: path }];
  });
  if (found.length === 0) throw new Error(`No notebook was found in ${paths.join(", ")}.`);
  return distinct(found);
}

const nameOf = (file: string): string => studentId(basename(file, extname(file)));

function inFolder(folder: string, master: string): SubmissionFile[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => visible(name));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return [{ student: studentId(entry.name), ...chooseNotebook(path, master) }];
    return isNotebook(entry.name) ? [{ student: nameOf(entry.name), file: path }] : [];
  });
}

/** The notebook of a student's folder: the one named as the master, or the only one. */
function chooseNotebook(folder: string, master: string): Pick<SubmissionFile, "file" | "problem"> {
  const notebooks = readdirSync(folder).filter(isNotebook);
  const chosen = notebooks.includes(master) ? master : notebooks.length === 1 ? notebooks[0] : undefined;
  if (chosen !== undefined) return { file: join(folder, chosen) };
  if (notebooks.length === 0) return { problem: "the folder holds no .ipynb file" };
  return { problem: `the folder holds ${notebooks.length} notebooks and none is named ${master}` };
}

/** Two files may not share one student's results: a repeated id gets a number, whatever its upper and lower case. */
function distinct(files: SubmissionFile[]): SubmissionFile[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let student = file.student;
    for (let n = 2; taken.has(student.toLowerCase()); n++) student = `${file.student}~${n}`;
    taken.add(student.toLowerCase());
    return { ...file, student };
  });
}
