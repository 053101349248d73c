/** Throws unless the count is a positive integer.
 *  @param name Who asks for what: "cem: samples". @throws RangeError "cem: samples must be a positive integer, got 0" */
export function assertCount(name: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 1)
    throw new RangeError(`${name} must be a positive integer, got ${count}`);
}
