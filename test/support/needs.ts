import type { Absence, Absences, Part } from "./parts";

export type { Part } from "./parts";

/** What `.config/findParts.js` found before the first test; the same for the whole run, whatever comes or goes meanwhile. */
function absences(): Absences {
  const found = process.env.TEST_PARTS_ABSENT;
  if (found === undefined)
    throw new Error("needs: nobody has looked for optional parts. Run jest with .config/jest.config.js");
  return JSON.parse(found) as Absences;
}

/** Whether a part was here when the run began: for a test that expects one thing with it and another without. */
export const has = (part: Part): boolean => absences()[part] === undefined;

const describeAbsence = ({ title, why, mend }: Absence): string =>
  `${title} is not here: ${why}. Run: ${mend}`;

/**
 * Declares tests that need what a machine may lack. Where a part is missing they are skipped, and the end of the run says so; with
 * CI="true" they fail instead, so that nothing goes untested unseen.
 * @param body what declares the tests, as for `describe`; it is called in any case, so it must not ask for the part itself
 */
export function needs(parts: Part | readonly Part[], body: () => void): void {
  const missing = [parts].flat().filter((part) => !has(part));
  if (missing.length === 0) return body();
  const name = `needs ${missing.join(", ")}`;
  // eslint-disable-next-line no-restricted-properties -- the one place that may skip
  if (process.env.CI !== "true") return describe.skip(name, body);
  it(name, () => {
    const absent = missing.map((part) => describeAbsence(absences()[part] as Absence));
    throw new Error(`CI is "true", so no part may be missing. ${absent.join(" ")}`);
  });
}
