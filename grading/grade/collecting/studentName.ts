import { createHash } from "node:crypto";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 8);

/** A name that is safe as a file name, in a table and in a terminal: letters, digits, ". _ @ + -"; nothing hidden, at most 64. */
export function studentId(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._@+-]/gu, "_")
    .replace(/^[.\-+@=]+/, "_");
  const short = plain.length > 64 ? `${plain.slice(0, 55)}_${digest(name)}` : plain;
  return short === "" ? `student_${digest(name)}` : short;
}

/** Whose a file or folder is, and its own name. */
export interface Named {
  student: string;
  /** The name without what a learning platform has put before it. */
  own: string;
}

/** lovelaceada_LATE_4711_98765_01-lemma.ipynb: name, user, submission, file. */
const canvas = /^(.+?)_(?:LATE_)?(\d{3,})_\d{3,}_(.+)$/;
/** Ada Lovelace_4711_assignsubmission_file_01-lemma.ipynb, or a folder without the last part. */
const moodle = /^(.+?)_(\d+)_assignsubmission_[a-z]+_?(.*)$/;

/** Reads the names that Canvas and Moodle give when a class is downloaded; others are their own. */
export function readName(name: string): Named & { platform: boolean } {
  const found = moodle.exec(name) ?? canvas.exec(name);
  const plain = name.replace(/\.(ipynb|zip)$/i, "");
  if (!found) return { student: studentId(plain), own: name, platform: false };
  const [, who, user, own] = found as unknown as [string, string, string, string];
  return { student: studentId(`${who}_${user}`), own: own === "" ? name : own, platform: true };
}
