/** Frames of a call that are kept to say where it was. */
const depth = 40;

/**
 * Where a call comes from: an error with the stack of whoever called a function of ours.
 * @param below the function, which is running
 */
export function callSite(below: (...args: never[]) => unknown): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0; // the error's own frames would be those of this function
  const site = new Error("called");
  Error.stackTraceLimit = depth;
  Error.captureStackTrace(site, below);
  Error.stackTraceLimit = stackTraceLimit;
  return site;
}
