import util from "node:util";

/**
 * tfjs-node was written for a Node whose `util` still had these; Node 23 removed them. Puts back what is missing and nothing else.
 * To be called before tfjs-node is loaded.
 */
export function putBackRemovedUtilities(target: object = util): void {
  const removed: Record<string, (value: unknown) => boolean> = {
    isArray: (value) => Array.isArray(value),
    isNullOrUndefined: (value) => value == null,
  };
  for (const [name, predicate] of Object.entries(removed))
    if (!(name in target)) Object.assign(target, { [name]: predicate });
}
