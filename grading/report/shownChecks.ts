import type { CheckResult } from "./results";
import { statusWords } from "./statusWords";

/** A check as a report shows it. */
export interface ShownCheck extends CheckResult {
  /** Its title, and in brackets how it ended if it is neither right nor wrong. */
  heading: string;
}

function headingOf({ title, status, message }: CheckResult): string {
  if (status === "pass" || status === "wrong") return title;
  return `${title} (${message?.startsWith("not run") ? "not run" : statusWords[status]})`;
}

/** The checks of one exercise with each hint, and what a process or a compiler said, where it stands first: nobody reads the same
 *  sentence at every check. */
export function shownChecks(checks: readonly CheckResult[]): ShownCheck[] {
  const said = new Set<string>();
  const isNew = (text: string) => !said.has(text) && said.add(text);
  return checks.map((check) => {
    const { hint, message, ...rest } = check;
    return {
      ...rest,
      heading: headingOf(check),
      ...(message !== undefined && (check.status === "wrong" || isNew(message)) && { message }),
      ...(hint !== undefined && isNew(hint) && { hint }),
    };
  });
}
