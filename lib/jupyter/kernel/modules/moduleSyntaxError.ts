/** A source that cannot be parsed; positions count from 0. */
export class ModuleSyntaxError extends Error {
  override name = "SyntaxError";

  constructor(
    message: string,
    readonly file: string,
    readonly text: string,
    readonly start: number,
    readonly length: number,
  ) {
    super(message);
  }
}
