import { log } from "./log";
import { encode, type Message } from "./message";

interface Writable {
  send(frames: Buffer[]): Promise<void>;
}

/** Bytes that may wait before the writers are asked to. */
const room = 4 * 1024 * 1024;

/** Sends the messages of one socket one after the other, each awaited: ZeroMQ drops what is sent while it is busy. */
export class Outbox {
  private tail: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(
    private readonly socket: Writable,
    private readonly key: string,
  ) {}

  /** Queues a message. The promise, where there is one, tells when there is room for more. */
  send(message: Message): void | Promise<void> {
    const frames = encode(message, this.key);
    const size = frames.reduce((sum, frame) => sum + frame.length, 0);
    this.waiting += size;
    this.tail = this.tail
      .then(() => this.deliver(frames, message.header.msg_type))
      .then(() => {
        this.waiting -= size;
      });
    return this.waiting > room ? this.tail : undefined;
  }

  private async deliver(frames: Buffer[], type: string): Promise<void> {
    try {
      await this.socket.send(frames);
    } catch (error) {
      log(`a ${type} message was not sent: ${(error as Error).message}`);
    }
  }

  /** When everything that was queued until now has been sent. */
  flushed(): Promise<void> {
    return this.tail;
  }
}
