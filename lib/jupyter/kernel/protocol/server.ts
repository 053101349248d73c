import { Execution } from "../process/execution";
import { CommRequests } from "./commRequests";
import type { Connection } from "./connection";
import { Iopub } from "./iopub";
import { kernelInfo } from "./kernelInfo";
import { log } from "./log";
import { answerTo, type Message } from "./message";
import { Outputs } from "./outputs";
import { Shell } from "./shell";
import { type Channel, Sockets } from "./sockets";
import { Stdin } from "./stdin";

type Content = Record<string, unknown>;

/** How long what was said may take to be sent when the kernel closes, in milliseconds. */
const farewell = 400;

/** Requests that need the cells' process wait for their turn; all others are answered at once. */
const waiting = ["execute", "complete", "inspect", "is_complete"].map((name) => `${name}_request`);

/** The kernel as clients see it: five sockets in front of an execution process, none of which a cell can block. */
export class Server {
  private readonly sockets: Sockets;
  private readonly iopub: Iopub;
  private readonly outputs: Outputs;
  private readonly stdin: Stdin;
  private readonly execution: Execution;
  private readonly shell: Shell;
  private readonly comms: CommRequests;
  /** Requests that wait for the one that runs. */
  private readonly queue: [Channel, Message][] = [];
  private running: Message | null = null;
  private closing = false;

  constructor(
    connection: Connection,
    private readonly onShutdown: () => void,
  ) {
    this.sockets = new Sockets(connection);
    this.iopub = new Iopub(this.sockets.published);
    this.outputs = new Outputs(this.iopub);
    this.stdin = new Stdin((question) => this.sockets.send("stdin", question));
    this.execution = new Execution(
      process.cwd(),
      (output, id) => this.outputs.publish(output, id),
      (question, id) => this.stdin.ask(this.outputs.find(id), question),
    );
    this.shell = new Shell(this.execution, this.iopub, this.outputs);
    this.comms = new CommRequests(this.execution, this.outputs);
  }

  /** Binds the sockets and answers until `close`. */
  async listen(): Promise<void> {
    await this.sockets.open(
      (channel, message) => this.receive(channel, message),
      (topic) => this.iopub.welcome(topic),
    );
    this.iopub.status(null, "starting");
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
    const sent = this.iopub.flushed().then(() => this.sockets.flushed());
    await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, farewell))]);
    this.sockets.close();
  }

  private receive(channel: Channel, message: Message): void {
    if (channel === "stdin") return this.stdin.receive(message);
    if (channel === "control" || !waiting.includes(message.header.msg_type)) {
      void this.handle(channel, message);
      return;
    }
    this.queue.push([channel, message]);
    if (!this.running) void this.drain();
  }

  private async drain(): Promise<void> {
    for (let next = this.queue.shift(); next && !this.closing; next = this.queue.shift()) {
      const [channel, message] = next;
      this.running = message;
      const reply = await this.handle(channel, message);
      const failed = reply.status === "error" && message.header.msg_type === "execute_request";
      if (failed && message.content.stop_on_error !== false) this.abortWaiting();
    }
    this.running = null;
  }

  /** After an error the cells that were sent before it are not run; what comes from now on is. */
  private abortWaiting(): void {
    for (const [channel, message] of this.queue.splice(0)) {
      if (message.header.msg_type !== "execute_request") {
        this.queue.push([channel, message]);
        continue;
      }
      this.iopub.status(message, "busy");
      this.reply(channel, message, { status: "aborted" });
      this.iopub.status(message, "idle");
    }
  }

  private reply(channel: Channel, message: Message, content: Content): void {
    const type = message.header.msg_type.replace(/_request$/, "_reply");
    this.sockets.send(channel, answerTo(message, type, content));
  }

  private async handle(channel: Channel, message: Message): Promise<Content> {
    this.iopub.status(message, "busy");
    let content: Content | null;
    try {
      content = await this.answer(message);
    } catch (error) {
      const { name, message: evalue } = error as Error;
      content = { status: "error", ename: name, evalue, traceback: [] };
    }
    if (content) this.reply(channel, message, content);
    this.iopub.status(message, "idle");
    if (this.running && this.running !== message) this.iopub.status(this.running, "busy");
    if (message.header.msg_type === "shutdown_request") void this.close().then(this.onShutdown);
    return content ?? {};
  }

  /** The content of the reply, or null for what has none. */
  private async answer(message: Message): Promise<Content | null> {
    const { header, content } = message;
    switch (header.msg_type) {
      case "kernel_info_request":
        return kernelInfo();
      case "execute_request":
        return this.shell.execute(message).finally(() => this.stdin.forget());
      case "complete_request":
        return this.shell.complete(content);
      case "inspect_request":
        return this.shell.inspect(content);
      case "is_complete_request":
        return this.shell.isComplete(content);
      case "history_request":
        return this.shell.earlier(content);
      case "comm_info_request":
        return { status: "ok", comms: this.comms.info(content) };
      case "interrupt_request":
        this.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        return { status: "ok", restart: content.restart === true };
      case "comm_open":
      case "comm_msg":
      case "comm_close":
        await this.comms
          .handle(message)
          .catch((error: Error) => log(`a message was ignored: ${error.message}`));
        return null;
      default:
        log(
          `a message of type ${JSON.stringify(header.msg_type).slice(0, 60)} was ignored: it is no request`,
        );
        return null;
    }
  }
}
