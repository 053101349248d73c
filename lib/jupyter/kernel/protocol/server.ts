import { Publisher, Reply, Router } from "zeromq";
import { Execution } from "../execution/execution";
import { addressOf, type Connection } from "./connection";
import { Iopub } from "./iopub";
import { answerTo, decode, type Message } from "./message";
import { Outbox } from "./outbox";
import { kernelInfo, Shell } from "./shell";

type Content = Record<string, unknown>;

const log = (text: string): boolean => process.stderr.write(`kernel: ${text}\n`);

/** The kernel as clients see it: five sockets in front of an execution process, none of which a cell can block. */
export class Server {
  private readonly shellSocket = new Router({ linger: 500, sendHighWaterMark: 0 });
  private readonly control = new Router({ linger: 500, sendHighWaterMark: 0 });
  private readonly stdin = new Router({ linger: 0 });
  private readonly heartbeat = new Reply({ linger: 0 });
  /** With `noDrop` a slow client slows the cell down instead of missing output; one that is stuck does so for 10 s a message. */
  private readonly publisher = new Publisher({
    linger: 500,
    sendHighWaterMark: 10_000,
    noDrop: true,
    sendTimeout: 10_000,
  });
  private readonly iopub: Iopub;
  private readonly outboxes: Map<Router, Outbox>;
  private readonly execution: Execution;
  private readonly shell: Shell;
  /** Requests that wait for the one that runs. */
  private readonly queue: Message[] = [];
  private running: Message | null = null;
  private closing = false;

  constructor(
    private readonly connection: Connection,
    private readonly onShutdown: () => void,
  ) {
    const { key } = connection;
    this.execution = new Execution(process.cwd(), (output, id) => this.shell.publishOutput(output, id));
    this.iopub = new Iopub(new Outbox(this.publisher, key));
    this.outboxes = new Map(
      [this.shellSocket, this.control].map((socket) => [socket, new Outbox(socket, key)]),
    );
    this.shell = new Shell(this.execution, this.iopub);
  }

  /** Binds the sockets and answers until `close`. */
  async listen(): Promise<void> {
    const { connection: at } = this;
    await Promise.all([
      this.publisher.bind(addressOf(at, at.iopub_port)),
      this.shellSocket.bind(addressOf(at, at.shell_port)),
      this.control.bind(addressOf(at, at.control_port)),
      this.stdin.bind(addressOf(at, at.stdin_port)),
      this.heartbeat.bind(addressOf(at, at.hb_port)),
    ]);
    this.iopub.status(null, "starting");
    void this.echo();
    void this.receive(this.shellSocket);
    void this.receive(this.control);
  }

  /** Ends the cell that runs, if one does. */
  interrupt(): void {
    this.execution.interrupt();
  }

  /** Ends the cells' process and, when what was said has been sent, the sockets. */
  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    this.execution.dispose();
    const sent = [this.iopub.flushed(), ...[...this.outboxes.values()].map((outbox) => outbox.flushed())];
    await Promise.race([Promise.all(sent), new Promise((resolve) => setTimeout(resolve, 400))]);
    for (const socket of [this.publisher, this.shellSocket, this.control, this.stdin, this.heartbeat])
      socket.close();
  }

  private async echo(): Promise<void> {
    for await (const frames of this.heartbeat) {
      await this.heartbeat.send(frames).catch((error: Error) => log(`heartbeat: ${error.message}`));
    }
  }

  private async receive(socket: Router): Promise<void> {
    for await (const frames of socket) {
      try {
        const message = decode(frames, this.connection.key);
        if (socket === this.control || !this.mustWait(message)) void this.handle(socket, message);
        else this.enqueue(message);
      } catch (error) {
        log(`a message was ignored: ${(error as Error).message}`);
      }
    }
  }

  /** Requests that need the cells' process wait for their turn; all others are answered at once. */
  private mustWait({ header }: Message): boolean {
    return ["execute", "complete", "inspect", "is_complete"].some(
      (name) => header.msg_type === `${name}_request`,
    );
  }

  private enqueue(message: Message): void {
    this.queue.push(message);
    if (!this.running) void this.drain();
  }

  private async drain(): Promise<void> {
    for (let next = this.queue.shift(); next && !this.closing; next = this.queue.shift()) {
      this.running = next;
      const reply = await this.handle(this.shellSocket, next);
      const failed = reply.status === "error" && next.header.msg_type === "execute_request";
      if (failed && next.content.stop_on_error !== false) this.abortWaiting();
    }
    this.running = null;
  }

  /** After an error the cells that were sent before it are not run; what comes from now on is. */
  private abortWaiting(): void {
    for (const message of this.queue.splice(0)) {
      if (message.header.msg_type !== "execute_request") {
        this.queue.push(message);
        continue;
      }
      this.iopub.status(message, "busy");
      this.reply(this.shellSocket, message, { status: "aborted" });
      this.iopub.status(message, "idle");
    }
  }

  private reply(socket: Router, message: Message, content: Content): void {
    const type = message.header.msg_type.replace(/_request$/, "_reply");
    void this.outboxes.get(socket)?.send(answerTo(message, type, content));
  }

  private async handle(socket: Router, message: Message): Promise<Content> {
    this.iopub.status(message, "busy");
    let content: Content | null;
    try {
      content = await this.answer(message);
    } catch (error) {
      const { name, message: evalue } = error as Error;
      content = { status: "error", ename: name, evalue, traceback: [] };
    }
    if (content) this.reply(socket, message, content);
    this.iopub.status(message, "idle");
    if (this.running && this.running !== message) this.iopub.status(this.running, "busy");
    if (message.header.msg_type === "shutdown_request") void this.close().then(this.onShutdown);
    return content ?? {};
  }

  /** The content of the reply, or null for what has none. */
  private async answer({ header, content }: Message): Promise<Content | null> {
    switch (header.msg_type) {
      case "kernel_info_request":
        return kernelInfo();
      case "execute_request":
        return this.shell.execute(this.running!);
      case "complete_request":
        return this.shell.complete(content);
      case "inspect_request":
        return this.shell.inspect(content);
      case "is_complete_request":
        return this.shell.isComplete(content);
      case "history_request":
        return { status: "ok", history: this.shell.history.query(content) };
      case "comm_info_request":
        return { status: "ok", comms: {} };
      case "interrupt_request":
        this.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        return { status: "ok", restart: content.restart === true };
      default:
        log(`a ${header.msg_type} message was ignored`);
        return null;
    }
  }
}
