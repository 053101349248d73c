import { mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { UsageError } from "lib/setup/shared/command";
import { scanFolder } from "./folder";
import {
  COLLECT_LIMITS,
  type CollectLimits,
  isNotebook,
  isZip,
  type NotTaken,
  type Scan,
  whyNoNotebook,
} from "./found";
import { type Chosen, isOnesOwn, type Masters, readLayout, studentOf, unwrap } from "./layout";
import { readName, studentId } from "./studentName";
import { byFolder, distinct, once, paired, type SubmissionFile } from "./students";
import { extractEntry, listZip } from "./zip";

export { studentId };
export type { NotTaken, SubmissionFile };

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
