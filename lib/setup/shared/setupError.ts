/** A reason why the set-up cannot go on, in a sentence for the person at the keyboard: what is wrong and what to do. */
export class SetupError extends Error {
  override name = "SetupError";
}
