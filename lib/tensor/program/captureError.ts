/** Something in the step that a replay could not repeat. */
export class CaptureError extends Error {
  override name = "CaptureError";

  /** @param site where it was called; its stack becomes this error's */
  constructor(message: string, site?: Error) {
    super(message);
    if (site?.stack) this.stack = `${this.name}: ${message}\n${site.stack.split("\n").slice(1).join("\n")}`;
  }
}
