import { type Found, isNotebook, isZip, type NotTaken, type Scan, whyNoNotebook } from "./found";
import { readName, studentId } from "./studentName";

/** What the notebooks of a unit are called: the master's name, and the second one's, if there is one. */
export interface Masters {
  notebook: string;
  extra?: string;
}

/** A student's submission: what was chosen, or why there is nothing to choose. */
export interface Chosen {
  student: string;
  /** Where it is, for people. */
  shown: string;
  found?: Found;
  /** The unit's second notebook. */
  extra?: Found;
  problem?: string;
}

/** What was found of one student. */
interface Group {
  student: string;
  /** The folder, zip file or notebook that it is. */
  head: string;
  found: Found[];
}

const last = ({ path }: Found): string => path.at(-1) as string;
const shown = (path: string[]): string => path.join("/");
const kindOf = (head: string): string => (isZip(head) ? "zip file" : "folder");

/** Whose a second notebook is by its name, "ada-02x.ipynb" or "ada_02x-more.ipynb" beside "ada.ipynb". */
function ownerOfExtra(name: string, { extra }: Masters): string | undefined {
  const short = extra === undefined ? undefined : /^\d\dx/.exec(extra)?.[0];
  if (short === undefined || !isNotebook(name)) return undefined;
  return new RegExp(`^(.+?)[-_ .]${short}(?![a-z0-9])`, "i").exec(name)?.[1];
}

/** Whose a notebook is that lies by itself. */
export function studentOf(name: string, masters: Masters): string {
  const owner = ownerOfExtra(name, masters);
  return owner === undefined ? readName(name).student : studentId(owner);
}

/** Whether a file is the unit's second notebook, by its name. */
export function isExtra(name: string, masters: Masters): boolean {
  const { extra } = masters;
  if (extra === undefined || rank(name, masters.notebook) > 0) return false;
  return rank(name, extra) > 0 || ownerOfExtra(readName(name).own, masters) !== undefined;
}

/** The files of each student: a notebook by its own name, or all that is in one folder or zip file. */
function groupsOf({ found, folders }: Scan, masters: Masters): { groups: Group[]; notTaken: NotTaken[] } {
  const groups = new Map<string, Group>();
  const notTaken: NotTaken[] = [];
  const groupOf = (head: string): Group => {
    const { student, platform } = readName(head);
    const owner = platform || folders.has(head) ? undefined : ownerOfExtra(head, masters);
    const key = platform ? `platform ${student}` : owner === undefined ? head : `${owner}.ipynb`;
    const named = owner === undefined ? student : studentId(owner);
    const group = groups.get(key) ?? { student: named, head, found: [] };
    groups.set(key, group);
    return group;
  };
  for (const one of found) {
    const [head] = one.path as [string];
    const lone = one.path.length === 1 && !isNotebook(head) && !isZip(head) && !readName(head).platform;
    if (lone) notTaken.push({ path: head, reason: whyNoNotebook(head) });
    else groupOf(head).found.push(one);
  }
  for (const head of folders) groupOf(head);
  return { groups: [...groups.values()].sort((a, b) => (a.head < b.head ? -1 : 1)), notTaken };
}

/** Whether a file is named as the master: 1 exactly, 2 with the number that a download or a second upload adds, 0 not. */
function rank(name: string, master: string): number {
  const { own } = readName(name);
  if (own === master) return 1;
  const stem = master.replace(/\.ipynb$/, "").toLowerCase();
  const rest = own.replace(/\.ipynb$/i, "").toLowerCase();
  return rest.startsWith(stem) && /^(?:[-_ ]?\(?\d{1,3}\)?)?$/.test(rest.slice(stem.length)) ? 2 : 0;
}

/** The second notebook of a student, if there is one; of several the one that lies highest, and a sentence where two do. */
function chooseExtra({ head, found }: Group, masters: Masters): Found | string | undefined {
  const named = found.filter((one) => isNotebook(last(one)) && isExtra(last(one), masters));
  const highest = Math.min(...named.map(({ path }) => path.length));
  const [first, second] = named.filter(({ path }) => path.length === highest);
  return first && second
    ? `the ${kindOf(head)} holds ${named.length} notebooks named ${masters.extra}`
    : first;
}

/** The notebook of a student: the one named as the master that lies highest, or the only one besides the second. */
function choose({ head, found }: Group, masters: Masters, notTaken: readonly NotTaken[]): Found | string {
  const master = masters.notebook;
  const all = found.filter((one) => isNotebook(last(one)));
  const others = all.filter((one) => !isExtra(last(one), masters));
  const notebooks = others.length > 0 ? others : all;
  for (const wanted of [1, 2]) {
    const named = notebooks.filter((one) => rank(last(one), master) === wanted);
    const highest = Math.min(...named.map(({ path }) => path.length));
    const [first, second] = named.filter(({ path }) => path.length === highest);
    if (first && second) return `the ${kindOf(head)} holds ${named.length} notebooks named ${master}`;
    if (first) return first;
  }
  const [only, more] = notebooks;
  if (only && !more) return only;
  if (only) return `the ${kindOf(head)} holds ${notebooks.length} notebooks and none is named ${master}`;
  const unread = found.find(({ problem }) => problem !== undefined)?.problem;
  if (unread !== undefined) return unread;
  const flat = found.length > 0 && found.every(({ path }) => path.length === 1);
  const none = flat ? "no .ipynb file was handed in" : `the ${kindOf(head)} holds no .ipynb file`;
  return none + insteadOf(head, found, notTaken);
}

/** What there is where no notebook is. */
function insteadOf(head: string, found: Found[], notTaken: readonly NotTaken[]): string {
  const left = notTaken.find(({ path }) => path.startsWith(`${head}/`));
  if (left) return ` that can be taken (${left.path.slice(head.length + 1)}: ${left.reason})`;
  const [other] = found;
  return other ? ` but ${readName(last(other)).own}` : "";
}

/** The submissions that a folder or a class's zip file holds, one a student, and everything else with the reason. */
export function readLayout(scan: Scan, masters: Masters): { chosen: Chosen[]; notTaken: NotTaken[] } {
  const { groups, notTaken } = groupsOf(scan, masters);
  const all = [...scan.notTaken, ...notTaken];
  const chosen = groups.map((group): Chosen => {
    const second = chooseExtra(group, masters);
    const choice = typeof second === "string" ? second : choose(group, masters, scan.notTaken);
    const { student, head, found } = group;
    for (const one of found) {
      if (one === choice || (one === second && typeof choice !== "string")) continue;
      const reason = isNotebook(last(one))
        ? typeof choice === "string"
          ? choice
          : `another notebook counts for ${student}`
        : (one.problem ?? whyNoNotebook(last(one)));
      all.push({ path: shown(one.path), reason });
    }
    if (typeof choice === "string") return { student, shown: head, problem: choice };
    const extra = typeof second === "object" && second !== choice ? { extra: second } : {};
    return { student, shown: shown(choice.path), found: choice, ...extra };
  });
  return { chosen, notTaken: all };
}

/** The parts of nbgrader's course folder that hold no submissions. */
const nbgraderFolders = ["source", "release", "autograded", "feedback", "exchange"];

/** The scan of one folder in it, the rest not taken. */
function within(scan: Scan, folder: string, reason: string): Scan {
  const inside = scan.found.filter(({ path }) => path[0] === folder && path.length > 1);
  const outside = scan.found.filter((one) => !inside.includes(one));
  const folders = inside.flatMap(({ path }) => (path.length > 2 ? [path[1] as string] : []));
  return {
    found: inside.map((one) => ({ ...one, path: one.path.slice(1) })),
    notTaken: [...scan.notTaken, ...outside.map(({ path }) => ({ path: shown(path), reason }))],
    folders: new Set(folders),
  };
}

/** Looks into the folder that holds the class where it stands alone (a zipped folder) or beside nbgrader's others. */
export function unwrap(scan: Scan, masters: Masters, isClassZip: boolean): Scan {
  const heads = [...new Set([...scan.folders, ...scan.found.map(({ path }) => path[0] as string)])];
  if (scan.folders.has("submitted") && nbgraderFolders.some((name) => scan.folders.has(name)))
    return within(scan, "submitted", "not in nbgrader's folder submitted");
  const [only] = heads;
  if (!isClassZip || only === undefined || heads.length > 1 || !scan.folders.has(only)) return scan;
  const inner = within(scan, only, "");
  const named = inner.found.some((one) => one.path.length === 1 && isNamed(last(one), masters));
  const students = new Set(inner.found.filter((one) => isNotebook(last(one))).map(({ path }) => path[0]));
  return named || students.size < 2 ? scan : inner;
}

const isNamed = (name: string, masters: Masters): boolean =>
  rank(name, masters.notebook) > 0 || isExtra(name, masters);

/** Whether a zip file that was named itself is one student's: it holds no more than one that could be the notebook. */
export function isOnesOwn({ found }: Scan, masters: Masters): boolean {
  const notebooks = found.filter((one) => isNotebook(last(one)));
  if (notebooks.some(({ path }) => readName(path[0] as string).platform)) return false;
  const extra = notebooks.filter((one) => isExtra(last(one), masters));
  const others = notebooks.filter((one) => !extra.includes(one));
  if (others.length <= 1 && extra.length <= 1) return true;
  return extra.length <= 1 && others.filter((one) => rank(last(one), masters.notebook) > 0).length === 1;
}
