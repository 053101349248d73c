import type { Allowance } from "../allowance";
import type { Limits } from "../limits";
import { Patience } from "./patience";

/**
 * The limits of a conversation's time: of one answer, of all since code was loaded, and what is left of a submission's allowance.
 * They run while the host is waited for.
 */
export class Clocks {
  private wall: Patience | undefined;
  private answer: Patience | undefined;
  private stopped = false;

  /** @param late told the first limit that is passed */
  constructor(
    private readonly limits: Limits,
    private readonly allowance: Allowance | undefined,
    private readonly late: (message: string) => void,
  ) {}

  /** The time of all answers begins anew. */
  begin(): void {
    this.endWall();
    const { sessionMs } = this.limits;
    const left = this.allowance?.leftMs ?? Infinity;
    this.wall = new Patience(Math.min(sessionMs, left), () => {
      if (left < sessionMs) this.exhaust();
      else this.late(`took more than ${sessionMs / 1000} s in all`);
    });
  }

  /** Waits for one answer. @param late called when `ms` milliseconds have passed */
  await(ms: number, late: () => void): void {
    this.answer = new Patience(ms, late);
    this.run();
  }

  run(): void {
    if (this.stopped) return;
    this.wall?.run();
    this.answer?.run();
  }

  pause(): void {
    this.wall?.pause();
    this.answer?.pause();
  }

  /** Counts a message of the submission's allowance; false, and it is told, if it was one too many. */
  count(): boolean {
    if (!this.allowance?.exhausts()) return true;
    this.exhaust();
    return false;
  }

  /** Stands still for ever, and accounts for the time. */
  stop(): void {
    this.stopped = true;
    this.pause();
    this.endWall();
  }

  private endWall(): void {
    this.wall?.pause();
    this.allowance?.spend(this.wall?.spent ?? 0);
    this.wall = undefined;
  }

  private exhaust(): void {
    const { ms = 0, messages = 0 } = this.allowance ?? {};
    this.late(`all exercises together took more than ${ms / 1000} s or ${messages} calls`);
  }
}
