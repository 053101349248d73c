import { mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { UsageError } from "lib/setup/shared/command";
import { scanFolder } from "./folder";
import {
  COLLECT_LIMITS,
  type CollectLimits,
  type Found,
  isNotebook,
  isZip,
  type NotTaken,
  type Scan,
  whyNoNotebook,
} from "./found";
import { type Chosen, isExtra, isOnesOwn, type Masters, readLayout, studentOf, unwrap } from "./layout";
import { readName, studentId } from "./studentName";
import { extractEntry, listZip } from "./zip";

export { studentId };
export type { NotTaken };

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

/** What paths hold: everything visible in them is in one of the two lists. */
export interface Collection {
  files: SubmissionFile[];
  notTaken: NotTaken[];
  /** What whoever grades should know, in sentences. */
  remarks: string[];
  /** Removes what was taken out of zip files. */
  dispose(): void;
}

/** The submissions that one path stands for. */
async function readPath(path: string, masters: Masters, limits: CollectLimits) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat)
    throw new UsageError(`${path} does not exist: give a notebook, a zip file or a folder of submissions.`);
  const name = basename(path);
  if (stat.isDirectory()) return readLayout(unwrap(await scanFolder(path, limits), masters, false), masters);
  if (isZip(name)) return readZip(path, name, masters, limits);
  if (!isNotebook(name)) return { chosen: [], notTaken: [{ path, reason: whyNoNotebook(name) }] };
  const chosen: Chosen = {
    student: studentOf(name, masters),
    shown: path,
    found: { path: [name], content: { file: realpathSync(path) } },
  };
  return { chosen: [chosen], notTaken: [] };
}

/** A zip file of one notebook is a student's; of more, a class's. */
async function readZip(file: string, name: string, masters: Masters, limits: CollectLimits) {
  let scan: Scan;
  try {
    scan = await listZip(file, [], limits);
  } catch (error) {
    const problem = (error as Error).message;
    return { chosen: [{ student: readName(name).student, shown: name, problem }], notTaken: [] };
  }
  if (!isOnesOwn(scan, masters)) return readLayout(unwrap(scan, masters, true), masters);
  const inside = (path: string[]): string[] => [name, ...path];
  return readLayout(
    {
      found: scan.found.map((one) => ({ ...one, path: inside(one.path) })),
      notTaken: scan.notTaken.map((one) => ({ ...one, path: `${name}/${one.path}` })),
      folders: new Set([name]),
    },
    masters,
  );
}

/** Takes notebooks out of zip files, each under a number in one private folder. */
class Unpacked {
  private folder: string | undefined;
  private count = 0;
  private bytes = 0;
  private readonly remove = (): void => this.dispose();

  constructor(private readonly limits: CollectLimits) {}

  async take(chosen: Chosen): Promise<SubmissionFile> {
    const first = await this.takeOne(chosen);
    if (!chosen.extra || first.file === undefined) return first;
    const { file, problem } = await this.takeOne({ ...chosen, found: chosen.extra });
    return file === undefined
      ? { ...first, file: undefined, problem: `the second notebook: ${problem}` }
      : { ...first, extra: file };
  }

  private async takeOne({ student, shown, found, problem }: Chosen): Promise<SubmissionFile> {
    const content = found?.content;
    if (!content) return { student, shown, problem: problem ?? found?.problem ?? "it cannot be read" };
    if ("file" in content) return { student, shown, file: content.file };
    this.bytes += content.bytes;
    const most = this.limits.totalBytes;
    if (this.bytes > most)
      return { student, shown, problem: `the zip files hold more than ${most} bytes of notebooks` };
    const file = join(this.place(), `${++this.count}.ipynb`);
    try {
      await extractEntry(content.zip, content.entry, file);
    } catch (error) {
      return { student, shown, problem: (error as Error).message };
    }
    return { student, shown, file };
  }

  private place(): string {
    if (this.folder === undefined) {
      this.folder = mkdtempSync(join(tmpdir(), "submissions-"));
      process.once("exit", this.remove);
    }
    return this.folder;
  }

  dispose(): void {
    process.off("exit", this.remove);
    if (this.folder !== undefined) rmSync(this.folder, { recursive: true, force: true });
    this.folder = undefined;
  }
}

/**
 * The submissions that paths stand for: notebooks and zip files of them, by their names or by those that Canvas and Moodle give
 * them; folders and zip files with a notebook, a zip file or a folder (nbgrader's folders of assignments, too) for each student.
 * @param masters File names of the unit's notebooks, which are chosen where a student hands in several.
 * @throws UsageError if a path does not exist or nothing is found
 */
export async function collectSubmissions(
  paths: readonly string[],
  masters: Masters,
  limits: CollectLimits = COLLECT_LIMITS,
): Promise<Collection> {
  const chosen: Chosen[] = [];
  const notTaken: NotTaken[] = [];
  for (const path of paths) {
    const read = await readPath(path, masters, limits);
    const whole = (within: string): string =>
      paths.length > 1 && within !== path ? join(path, within) : within;
    chosen.push(...read.chosen.map((one) => ({ ...one, shown: whole(one.shown) })));
    notTaken.push(...read.notTaken.map((one) => ({ ...one, path: whole(one.path) })));
  }
  if (chosen.length === 0) {
    const [first] = notTaken;
    const instead = first ? ` (${first.path}: ${first.reason})` : "";
    throw new UsageError(`No notebook was found in ${paths.join(", ")}${instead}.`);
  }
  const unpacked = new Unpacked(limits);
  const files: SubmissionFile[] = [];
  for (const one of byFolder(paired(once(chosen, notTaken), masters), masters))
    files.push(await unpacked.take(one));
  return { ...distinct(files), notTaken, dispose: () => unpacked.dispose() };
}

/** A file that was named twice is one submission. */
function once(chosen: Chosen[], notTaken: NotTaken[]): Chosen[] {
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
function paired(chosen: Chosen[], masters: Masters): Chosen[] {
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
function byFolder(chosen: Chosen[], { notebook: master }: Masters): Chosen[] {
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
function distinct(files: SubmissionFile[]): { files: SubmissionFile[]; remarks: string[] } {
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
