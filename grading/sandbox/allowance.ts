/** What one submission may use in all its processes together: no check of it can take what others would need. */
export class Allowance {
  private usedMs = 0;
  private used = 0;

  /** @param ms Time in which its processes are waited for, in milliseconds.
   *  @param messages Calls of its functions, and questions that these ask. */
  constructor(
    readonly ms: number,
    readonly messages: number,
  ) {}

  /** Milliseconds that are left. */
  get leftMs(): number {
    return Math.max(0, this.ms - this.usedMs);
  }

  /** Takes time away. */
  spend(ms: number): void {
    this.usedMs += ms;
  }

  /** Counts a call or a question; whether it is one too many. */
  exhausts(): boolean {
    return ++this.used > this.messages;
  }
}

/** For one submission: two minutes for what takes a second where it is right. */
export const submissionAllowance = (): Allowance => new Allowance(120_000, 500_000);
