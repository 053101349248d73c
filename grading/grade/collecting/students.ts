import { realpathSync } from "node:fs";
import { basename, dirname } from "node:path";
import type { Found, NotTaken } from "./found";
import { type Chosen, isExtra, type Masters } from "./layout";
import { readName, studentId } from "./studentName";

/** A file to grade and whose it is. */
export interface SubmissionFile {
  student: string;
  /** The path, or undefined where a student has handed in nothing that can be chosen. */
  file?: string;
  /** The unit's second notebook, where there is one beside the first. */
  extra?: string;
  /** What to call the file: its path as it was found, in a zip file too; by default its name. */
  shown?: string;
  /** Why there is no file. */
  problem?: string;
}

/** A file that was named twice is one submission. */
export function once(chosen: Chosen[], notTaken: NotTaken[]): Chosen[] {
  const seen = new Set<string>();
  return chosen.filter(({ found, shown }) => {
    const content = found?.content;
    const file = content && "file" in content ? realpathSync(content.file) : undefined;
    if (file === undefined || !seen.has(file)) return file === undefined || seen.add(file);
    notTaken.push({ path: shown, reason: "named twice" });
    return false;
  });
}

/** The second notebook of a unit goes with the first one of the same student, or in the same folder. */
export function paired(chosen: Chosen[], masters: Masters): Chosen[] {
  const seconds = chosen.filter((one) => !one.extra && one.found && isExtra(basename(one.shown), masters));
  const taken = new Set<Chosen>();
  const pairs = chosen.map((one) => {
    if (seconds.includes(one) || one.extra || !one.found) return one;
    const second = seconds.find((other) => !taken.has(other) && belongs(one, other, masters));
    if (!second) return one;
    taken.add(second);
    return { ...one, extra: second.found as Found };
  });
  return pairs.filter((one) => !taken.has(one));
}

function belongs(one: Chosen, second: Chosen, { notebook }: Masters): boolean {
  const beside = dirname(one.shown) === dirname(second.shown);
  return one.student === second.student || (beside && basename(one.shown) === notebook);
}

/** Notebooks with the master's name that were named one by one are told apart by the first folder that differs. */
export function byFolder(chosen: Chosen[], { notebook: master }: Masters): Chosen[] {
  const folders = (one: Chosen): string[] => dirname(one.shown).split("/");
  const same = chosen.filter(
    ({ shown, student }) => basename(shown) === master && student === readName(master).student,
  );
  if (same.length < 2) return chosen;
  return chosen.map((one) => {
    if (!same.includes(one)) return one;
    const differs = folders(one).findIndex((name, i) => same.some((other) => folders(other)[i] !== name));
    return differs < 0 ? one : { ...one, student: studentId(folders(one)[differs] as string) };
  });
}

/** Two files may not share one student's results: a repeated id gets a number, whatever its upper and lower case. */
export function distinct(files: SubmissionFile[]): { files: SubmissionFile[]; remarks: string[] } {
  const taken = new Map<string, SubmissionFile>();
  const remarks: string[] = [];
  const named = files.map((file) => {
    let student = file.student;
    for (let n = 2; taken.has(student.toLowerCase()); n++) student = `${file.student}~${n}`;
    const one = { ...file, student };
    const first = taken.get(file.student.toLowerCase());
    if (first)
      remarks.push(
        `${first.shown} and ${file.shown} seem to be one student's; the second is graded as ${student}`,
      );
    taken.set(student.toLowerCase(), one);
    return one;
  });
  return { files: named, remarks };
}
