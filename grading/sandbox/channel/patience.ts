/**
 * A limit of time that runs only while the other side is waited for: what the grader takes itself, for an answer or in a check,
 * costs the student nothing. When it is over, messages that have come meanwhile are read first.
 */
export class Patience {
  private timer: NodeJS.Timeout | undefined;
  private since = 0;
  private used = 0;

  /** It stands still at first.
   *  @param left Milliseconds. @param end What happens when they are over. */
  constructor(
    private left: number,
    private readonly end: () => void,
  ) {}

  /** Milliseconds for which it has run. */
  get spent(): number {
    return this.used + (this.timer ? performance.now() - this.since : 0);
  }

  /** Waits on. */
  run(): void {
    if (this.timer) return;
    this.since = performance.now();
    const timer = (this.timer = setTimeout(() => {
      setImmediate(() => {
        if (this.timer !== timer) return;
        this.stop(this.left); // a timer may fire a little early, and the limit is over all the same
        this.end();
      });
    }, this.left));
  }

  /** Stands still. */
  pause(): void {
    if (this.timer) this.stop(0);
  }

  /** @param least Milliseconds for which it has run at least. */
  private stop(least: number): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const ran = Math.max(least, performance.now() - this.since);
    this.used += ran;
    this.left = Math.max(0, this.left - ran);
  }
}
