import util from "node:util";

/**
 * tfjs-node calls two functions of Node's `util` that Node 22 warns of and Node 23 no longer has. Puts the same ones in their place.
 * To be called before tfjs-node is loaded.
 */
export function putBackRemovedUtilities(target: object = util): void {
  Object.assign(target, {
    isArray: (value: unknown) => Array.isArray(value),
    isNullOrUndefined: (value: unknown) => value == null,
  });
}
