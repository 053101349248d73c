import { createHash } from "node:crypto";
import { type Box, sharedBox } from "../sandbox/stage";

/** A box's name: of its host and of the folder that it shows. */
export const nameOf = (host: string, folder: string): string =>
  `${host}-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;

/** A student's code sees the library without answers, and nothing else. */
export function studentBox(strippedLib: string): Box {
  return sharedBox(nameOf("student", strippedLib), "student", () => [{ from: strippedLib, to: "lib" }]);
}
