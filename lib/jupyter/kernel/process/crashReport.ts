/** How the reports begin that V8 and Node print about their own end. */
const beginning =
  /\n*^(?:<--- Last few GCs --->|FATAL ERROR: |#\n# Fatal |-{5} Native stack trace -{5}|.*: Assertion `.*' failed\.)/m;
const beginnings = [
  "<--- Last few GCs --->",
  "FATAL ERROR: ",
  "#\n# Fatal ",
  "----- Native stack trace -----",
];

/** Length of a report after which the rest is dropped. */
const enough = 10_000;

/** Separates what native code prints for the author from the report of a crash, which says nothing to an author. */
export class CrashReport {
  private held = "";
  private text = "";

  /**
   * Takes what was printed.
   * @returns what of it, and of what was taken before, is for the author
   */
  take(printed: string): string {
    if (this.text) {
      if (this.text.length < enough) this.text += printed;
      return "";
    }
    const all = this.held + printed;
    const found = beginning.exec(all);
    if (found) {
      this.text = all.slice(found.index).trimStart();
      this.held = "";
      return all.slice(0, found.index);
    }
    const last = all.slice(all.lastIndexOf("\n") + 1);
    const mayBegin = last !== "" && beginnings.some((each) => each.startsWith(last));
    this.held = mayBegin ? last : "";
    return mayBegin ? all.slice(0, -last.length) : all;
  }

  /** What was held back, when there will be no more. */
  rest(): string {
    const { held } = this;
    this.held = "";
    return held;
  }

  /** Whether V8 gave up for want of memory. */
  get isOutOfMemory(): boolean {
    return /out of memory/.test(this.text);
  }
}
