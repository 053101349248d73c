import { XPublisher } from "zeromq";
import { incoming } from "./incoming";
import { log } from "./log";

/** Messages that may wait for one subscriber. With texts of 64 KB at most this bounds the memory that a slow one costs. */
const room = 1000;

/** How long to wait for a subscriber that was stuck a while ago, in milliseconds. */
const shortPatience = 500;

/** For how long nobody waits for a subscriber that was stuck, in milliseconds. */
const penalty = 60_000;

/** How long to wait for room before looking again, in milliseconds. */
const interval = 2;

/** While somebody is stuck: messages that are sent in one period at most, and the period in milliseconds. */
const burst = 250;
const period = 100;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The socket that publishes to all clients. A slow subscriber slows the cells down and misses nothing. One that is stuck, such as
 * the console of a stopped terminal, misses messages after 10 s instead of holding up the cells and all other subscribers.
 */
export class Broadcast {
  private readonly publisher = new XPublisher({
    linger: 500,
    sendHighWaterMark: room,
    noDrop: true,
    verbosity: "allSubs",
  });
  /** When to wait for slow subscribers again; 0 while nobody is stuck. */
  private stuckUntil = 0;
  /** The end of the present period, and how many messages may be sent until then. */
  private periodEnd = 0;
  private allowed = 0;

  /** @param patience how long a subscriber may read nothing before it misses messages, in milliseconds */
  constructor(private readonly patience = 10_000) {}

  /**
   * Binds the socket.
   * @param onSubscribe is told each new subscription's topic
   */
  async bind(address: string, onSubscribe: (topic: Buffer) => void): Promise<void> {
    await this.publisher.bind(address);
    void this.followSubscriptions(onSubscribe);
  }

  private async followSubscriptions(onSubscribe: (topic: Buffer) => void): Promise<void> {
    for await (const [frame] of incoming(this.publisher)) {
      if (frame[0] === 1) onSubscribe(frame.subarray(1));
    }
  }

  /** Sends a message when all subscribers have room for it, or have had their time. */
  async send(frames: Buffer[]): Promise<void> {
    if (Date.now() < this.stuckUntil) return this.sendPaced(frames);
    const isOnProbation = this.stuckUntil > 0;
    if (isOnProbation) this.waitForSlow(true);
    if (await this.sendWithin(frames, isOnProbation ? shortPatience : this.patience)) {
      this.stuckUntil = 0;
      return;
    }
    if (!isOnProbation) log("a client reads nothing of what is published; from now on it misses messages");
    this.waitForSlow(false);
    this.stuckUntil = Date.now() + penalty;
    await this.sendPaced(frames);
  }

  /** While nobody waits for room: so few at once that those who read find room all the same. */
  private async sendPaced(frames: Buffer[]): Promise<void> {
    if (this.allowed <= 0) await pause(this.periodEnd - Date.now());
    if (Date.now() >= this.periodEnd) {
      this.periodEnd = Date.now() + period;
      this.allowed = burst;
    }
    this.allowed--;
    await this.publisher.send(frames);
  }

  /** ZeroMQ refuses a message for which a subscriber has no room, and does not tell when there is. */
  private async sendWithin(frames: Buffer[], limit: number): Promise<boolean> {
    for (const start = Date.now(); Date.now() - start < limit;) {
      try {
        await this.publisher.send(frames);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      }
      await pause(interval);
    }
    return false;
  }

  /** The binding warns that the option has no effect on a bound socket; for this one it is wrong. */
  private waitForSlow(noDrop: boolean): void {
    const { emitWarning } = process;
    process.emitWarning = () => undefined;
    this.publisher.noDrop = noDrop;
    process.emitWarning = emitWarning;
  }

  close(): void {
    this.publisher.close();
  }
}
