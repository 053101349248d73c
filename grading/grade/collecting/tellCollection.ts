import type { NotTaken } from "./found";

/** How many paths of one reason are named. */
const NAMED = 5;

/** What of the given paths was not taken, one line a reason, and what else is to be known of them. */
export function tellCollection(notTaken: readonly NotTaken[], remarks: readonly string[]): string[] {
  const byReason = new Map<string, string[]>();
  for (const { path, reason } of notTaken) byReason.set(reason, [...(byReason.get(reason) ?? []), path]);
  const lines = [...byReason].map(([reason, paths]) => {
    const more = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : "";
    return `not taken (${reason}): ${paths.slice(0, NAMED).join(", ")}${more}`;
  });
  return [...lines, ...remarks.map((remark) => `note: ${remark}`)];
}
