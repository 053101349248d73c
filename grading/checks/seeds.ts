import { createHash, createHmac, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The secret in a file that only its owner can read; made at the first call.
 *  @throws the file system's error if the folder cannot be written. */
export function gradingSecret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}`;
    writeFileSync(temporary, randomBytes(32).toString("hex"), { mode: 0o600 });
    try {
      linkSync(temporary, file); // fails where another process was first: its secret holds
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    rmSync(temporary);
  }
  return readFileSync(file, "utf8").trim();
}

/** The seed of one thing that is drawn for one student: HMAC-SHA256 of its names under the secret, in hexadecimal. */
export function deriveSeed(secret: string, ...names: string[]): string {
  return createHmac("sha256", secret).update(JSON.stringify(names)).digest("hex");
}

/** What names a seed in public without telling it. */
export function seedFingerprint(secret: string): string {
  return createHash("sha256").update(`fingerprint ${secret}`).digest("hex").slice(0, 12);
}

/** A student's variant: an integer from the id, the same in every attempt and on every machine. */
export function studentVariant(student: string): number {
  return createHash("sha256").update(student).digest().readUInt32LE(0);
}
