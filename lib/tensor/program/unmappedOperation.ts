/** An operation for which there is no primitive, or which an engine does not have. */
export class UnmappedOperation extends Error {
  override name = "UnmappedOperation";

  /** @param where "the ONNX engine", say */
  constructor({ kind, site }: { kind: string; site?: Error }, where: string) {
    super(
      `${where} has no operation ${kind.replace(/^_/, "")}: compute it from others in the step, or run the step eagerly with capture(step, { engine: "eager" })`,
    );
    if (site?.stack)
      this.stack = `${this.name}: ${this.message}\n${site.stack.split("\n").slice(1).join("\n")}`;
  }
}
