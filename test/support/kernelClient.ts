import { type ChildProcess, spawn, type StdioOptions } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Dealer, Request, Subscriber } from "zeromq";
import { addressOf, type Connection } from "lib/jupyter/kernel/protocol/connection";
import { answerTo, decode, encode, type Message } from "lib/jupyter/kernel/protocol/message";

const root = path.resolve(__dirname, "../..");
const compiledKernel = path.join(root, "lib/dist/jupyter/kernel/main.js");

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function newConnection(): Promise<Connection> {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await Promise.all(
    Array.from({ length: 5 }, freePort),
  );
  const ports = { shell_port, iopub_port, stdin_port, control_port, hb_port };
  return { transport: "tcp", ip: "127.0.0.1", key: randomUUID(), ...ports };
}

/** A reply and everything that the kernel published for its request, to the idle status. */
export interface Exchange {
  reply: Message;
  published: Message[];
}

/** The processes that were started and have not ended; each leads a group of its own. */
const started = new Set<number>();
process.on("exit", () => started.forEach((pid) => signalGroup(pid, "SIGKILL")));

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}

/** A Jupyter client that starts a kernel and talks to it over ZeroMQ. */
export class KernelClient {
  private readonly identity = { linger: 0, routingId: randomUUID(), reconnectInterval: 10 };
  private readonly shell = new Dealer(this.identity);
  private readonly control = new Dealer(this.identity);
  private readonly stdin = new Dealer(this.identity);
  private readonly iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0, reconnectInterval: 10 });
  private readonly replies = new Map<string, (reply: Message) => void>();
  private readonly idle = new Map<string, () => void>();
  private tellAnswered: (time: number) => void = () => undefined;
  /** When the first reply came, on the clock of performance.now(). */
  readonly answered = new Promise<number>((resolve) => (this.tellAnswered = resolve));
  /** Everything published so far. */
  readonly published: Message[] = [];
  /** Everything that cells have asked so far. */
  readonly questions: Message[] = [];
  /** Answers what a cell asks; without an answer the cell goes on waiting. */
  onQuestion: (question: Message) => string | undefined = () => undefined;
  private sending: Promise<void> = Promise.resolve();

  private constructor(
    readonly connection: Connection,
    readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Starts a kernel, by our launcher or by a command that gets the connection file as its last argument. */
  static async start(
    command: string[] = [process.execPath, compiledKernel],
    cwd = root,
  ): Promise<KernelClient> {
    const folder = mkdtempSync(path.join(tmpdir(), "kernel-"));
    const connection = await newConnection();
    const file = path.join(folder, "connection.json");
    writeFileSync(file, JSON.stringify({ ...connection, signature_scheme: "hmac-sha256" }));
    const [program, ...args] = command;
    const stdio: StdioOptions = ["ignore", "inherit", "inherit"];
    const child = spawn(program, [...args, file], { cwd, stdio, detached: true });
    if (child.pid !== undefined) started.add(child.pid);
    const client = new KernelClient(connection, child, folder);
    await client.connect();
    return client;
  }

  private async connect(): Promise<void> {
    this.iopub.subscribe();
    this.iopub.connect(addressOf(this.connection, this.connection.iopub_port));
    this.shell.connect(addressOf(this.connection, this.connection.shell_port));
    this.control.connect(addressOf(this.connection, this.connection.control_port));
    this.stdin.connect(addressOf(this.connection, this.connection.stdin_port));
    void this.readQuestions();
    void this.readReplies(this.shell);
    void this.readReplies(this.control);
    void this.readPublished();
    const ended = this.exited.then((code) => {
      throw new Error(`KernelClient.start: the kernel ended with exit code ${code}`);
    });
    ended.catch(() => undefined);
    for (;;) {
      const exchange = this.request("kernel_info_request", {});
      await Promise.race([this.answered, ended]);
      // The idle status is missed while the subscription is on its way.
      const wait = new Promise<null>((resolve) => setTimeout(resolve, 50, null));
      if (await Promise.race([exchange, wait])) return;
    }
  }

  private async readReplies(socket: Dealer): Promise<void> {
    for await (const frames of socket) {
      const reply = decode(frames, this.connection.key);
      this.tellAnswered(performance.now());
      this.replies.get(reply.parent.msg_id ?? "")?.(reply);
    }
  }

  private async readQuestions(): Promise<void> {
    for await (const frames of this.stdin) {
      const question = decode(frames, this.connection.key);
      this.questions.push(question);
      const value = this.onQuestion(question);
      if (value !== undefined) await this.answer(question, value);
    }
  }

  /** Answers what a cell asked; `parent` may be null, as some clients send it. */
  answer(parent: Message | null, value: unknown): Promise<void> {
    return this.send("stdin", answerTo(parent, "input_reply", { value }, []));
  }

  private async readPublished(): Promise<void> {
    for await (const frames of this.iopub) {
      const message = decode(frames, this.connection.key);
      this.published.push(message);
      if (message.content.execution_state === "idle") this.idle.get(message.parent.msg_id ?? "")?.();
    }
  }

  /** Sends a request and waits for its reply and for the idle status that ends what it publishes. */
  async request(
    type: string,
    content: Record<string, unknown>,
    channel: "shell" | "control" = "shell",
  ): Promise<Exchange> {
    const message = answerTo(null, type, content);
    const id = message.header.msg_id;
    const reply = new Promise<Message>((resolve) => this.replies.set(id, resolve));
    const idle = new Promise<void>((resolve) => this.idle.set(id, resolve));
    await this.send(channel, message);
    const exchange = { reply: await reply, published: [] as Message[] };
    await idle;
    exchange.published = this.published.filter(({ parent }) => parent.msg_id === id);
    return exchange;
  }

  /** Sends a message that has no reply, such as a comm_msg, and waits for the idle status; returns what was published for it. */
  async notify(
    type: string,
    content: Record<string, unknown>,
    buffers: Buffer[] = [],
    channel: "shell" | "control" = "shell",
  ): Promise<Message[]> {
    const message = { ...answerTo(null, type, content), buffers };
    const id = message.header.msg_id;
    const idle = new Promise<void>((resolve) => this.idle.set(id, resolve));
    await this.send(channel, message);
    await idle;
    return this.published.filter(({ parent }) => parent.msg_id === id);
  }

  private async send(channel: "shell" | "control" | "stdin", message: Message): Promise<void> {
    const frames = encode(message, this.connection.key);
    this.sending = this.sending.then(() => this[channel].send(frames));
    await this.sending;
  }

  /** Runs a cell. */
  execute(code: string, options: Record<string, unknown> = {}): Promise<Exchange> {
    return this.request("execute_request", { code, silent: false, store_history: true, ...options });
  }

  /** Starts a cell and waits until the kernel says that it runs; `ended` is what `execute` gives. */
  async begin(code: string): Promise<{ ended: Promise<Exchange> }> {
    const from = this.published.length;
    const ended = this.execute(code);
    const begins = ({ header, content }: Message): boolean =>
      header.msg_type === "execute_input" && content.code === code;
    await this.until(() => this.published.slice(from).some(begins));
    return { ended };
  }

  /** Waits until what was published so far meets a condition. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Sends raw frames to the shell socket. */
  async sendRaw(frames: (string | Buffer)[]): Promise<void> {
    this.sending = this.sending.then(() => this.shell.send(frames));
    await this.sending;
  }

  /** Waits until the heartbeat socket echoes. */
  async heartbeat(): Promise<void> {
    const socket = new Request({ linger: 0, receiveTimeout: 30_000 });
    socket.connect(addressOf(this.connection, this.connection.hb_port));
    await socket.send("ping");
    await socket.receive();
    socket.close();
  }

  /** Resolves with the exit code of the kernel. */
  get exited(): Promise<number | null> {
    const { process: child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
    return new Promise((resolve) => child.once("exit", resolve));
  }

  /** Sends a signal to the kernel and to what it has started in turn, as Jupyter does. */
  signal(signal: NodeJS.Signals): void {
    if (this.process.pid !== undefined) signalGroup(this.process.pid, signal);
  }

  /** Ends the kernel, whatever it does, and closes the sockets. */
  async stop(): Promise<void> {
    const { exited } = this;
    this.signal("SIGKILL");
    await exited;
    if (this.process.pid !== undefined) started.delete(this.process.pid);
    for (const socket of [this.shell, this.control, this.stdin, this.iopub]) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What a cell printed to one of its streams, joined. */
export function printed({ published }: Exchange, name = "stdout"): string {
  const texts = published.filter(
    ({ header, content }) => header.msg_type === "stream" && content.name === name,
  );
  return texts.map(({ content }) => String(content.text)).join("");
}

/** The content of the first message of a type that was published; {} if there was none. */
export function contentOf({ published }: Exchange, type: string): Record<string, unknown> {
  return published.find(({ header }) => header.msg_type === type)?.content ?? {};
}

/** The types of what was published, in order. */
export function typesOf({ published }: Exchange): string[] {
  return published.map(({ header }) => header.msg_type);
}
