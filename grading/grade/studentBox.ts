import { createHash } from "node:crypto";
import { type Box, type Content, sharedBox } from "../sandbox/stage";

/** A box's name: of its host and of the folder that it shows. */
export const nameOf = (host: string, folder: string): string =>
  `${host}-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;

/** A student's code sees the library without answers, the packages that its exercise needs, and nothing else. */
export function studentBox(strippedLib: string, packages: Content[]): Box {
  const library = (): Content[] => [{ from: strippedLib, to: "lib" }];
  return sharedBox(
    nameOf(packages.length > 0 ? "student-packages" : "student", strippedLib),
    "student",
    library,
    packages,
  );
}
