import { Router } from "zeromq";
import { Broadcast } from "./broadcast";
import { addressOf, type Connection } from "./connection";
import { incoming } from "./incoming";
import { log } from "./log";
import { decode, type Message } from "./message";
import { Outbox } from "./outbox";

/** The sockets on which clients talk to the kernel. */
export type Channel = "shell" | "control" | "stdin";

const channels = ["shell", "control", "stdin"] as const;

/** Replies that may wait for one client that does not read; more are dropped. */
const unreadReplies = 10_000;

/** The five sockets of a kernel. */
export class Sockets {
  /** What is published to all clients. */
  readonly published: Outbox;
  private readonly routers: Record<Channel, Router>;
  private readonly outboxes: Record<Channel, Outbox>;
  private readonly heartbeat = new Router({ linger: 0 });
  private readonly publisher = new Broadcast();

  constructor(private readonly connection: Connection) {
    const { key } = connection;
    const router = (): Router => new Router({ linger: 500, sendHighWaterMark: unreadReplies });
    this.routers = { shell: router(), control: router(), stdin: router() };
    const outbox = (channel: Channel): Outbox => new Outbox(this.routers[channel], key);
    this.outboxes = { shell: outbox("shell"), control: outbox("control"), stdin: outbox("stdin") };
    this.published = new Outbox(this.publisher, key);
  }

  /**
   * Binds the sockets, answers heartbeats and hands over what comes, until `close`.
   * @param onSubscribe is told what a client wants to have published to it
   * @throws Error if a port is taken
   */
  async open(
    onMessage: (channel: Channel, message: Message) => void,
    onSubscribe: (topic: Buffer) => void,
  ): Promise<void> {
    const { connection: at, routers } = this;
    await Promise.all([
      this.publisher.bind(addressOf(at, at.iopub_port), onSubscribe),
      this.heartbeat.bind(addressOf(at, at.hb_port)),
      ...channels.map((channel) => routers[channel].bind(addressOf(at, at[`${channel}_port`]))),
    ]);
    void this.echo();
    for (const channel of channels) void this.receive(channel, onMessage);
  }

  /** Sends back what comes, identities included; a reply socket could be brought out of step. */
  private async echo(): Promise<void> {
    for await (const frames of incoming(this.heartbeat)) {
      await this.heartbeat.send(frames).catch((error: Error) => log(`heartbeat: ${error.message}`));
    }
  }

  private async receive(
    channel: Channel,
    onMessage: (channel: Channel, message: Message) => void,
  ): Promise<void> {
    for await (const frames of incoming(this.routers[channel])) {
      try {
        onMessage(channel, decode(frames, this.connection.key));
      } catch (error) {
        log(`a message on ${channel} was ignored: ${(error as Error).message}`);
      }
    }
  }

  /** Sends a message to the client that its identities name. */
  send(channel: Channel, message: Message): void {
    void this.outboxes[channel].send(message);
  }

  /** When everything that was to be sent until now has been sent. */
  async flushed(): Promise<void> {
    await Promise.all([this.published, ...Object.values(this.outboxes)].map((outbox) => outbox.flushed()));
  }

  /** Closes the sockets; what was sent may take half a second more to leave. */
  close(): void {
    for (const socket of [this.publisher, this.heartbeat, ...Object.values(this.routers)]) socket.close();
  }
}
