import type { ExecutionOutput, LimitFrame, LimitOverFrame } from "../wire/frames";

interface Running {
  id: number;
  shown: boolean;
  timers: NodeJS.Timeout[];
}

/** Keeps the time of work in the execution process, which cannot do so itself while a loop blocks it. */
export class LimitClock {
  private readonly running = new Map<number, Running>();

  /**
   * @param show shows an output on behalf of a request
   * @param pass tells the process that a limit has passed
   */
  constructor(
    private readonly show: (output: ExecutionOutput, id: number) => void,
    private readonly pass: (number: number) => void,
  ) {}

  /** Work has begun. */
  start({ id, number, milliseconds, notices }: LimitFrame): void {
    const running: Running = { id, shown: false, timers: [] };
    const tell = (output: ExecutionOutput): void => {
      running.shown = true;
      this.show(output, id);
    };
    for (const { after, output } of notices) running.timers.push(setTimeout(tell, after, output));
    running.timers.push(setTimeout(() => this.pass(number), milliseconds));
    this.running.set(number, running);
  }

  /** Work has ended. */
  end({ number, output }: LimitOverFrame): void {
    const running = this.running.get(number);
    this.running.delete(number);
    running?.timers.forEach(clearTimeout);
    if (running?.shown) this.show(output, running.id);
  }

  /** The process has ended. */
  stop(): void {
    for (const { timers } of this.running.values()) timers.forEach(clearTimeout);
    this.running.clear();
  }
}
