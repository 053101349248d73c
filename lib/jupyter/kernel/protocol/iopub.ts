import { answerTo, type Message } from "./message";
import type { Outbox } from "./outbox";

/** How long printed text waits for more of it, in milliseconds, and how much of it. */
const patience = 15;
const enough = 64 * 1024;

interface Text {
  request: Message | null;
  name: string;
  parts: string[];
  size: number;
}

/** Publishes what happens. Texts that follow one another are joined; the order of everything is kept. */
export class Iopub {
  private text: Text | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly outbox: Outbox) {}

  /** Publishes a message that a request caused. The promise, where there is one, tells when there is room for more. */
  publish(
    request: Message | null,
    type: string,
    content: Record<string, unknown>,
    extras: Partial<Pick<Message, "metadata" | "buffers">> = {},
  ): void | Promise<void> {
    void this.flush(); // the message waits behind the text
    return this.outbox.send({ ...answerTo(request, type, content, [Buffer.from(type)]), ...extras });
  }

  /** Publishes the state of the kernel. */
  status(request: Message | null, state: "starting" | "busy" | "idle"): void {
    void this.publish(request, "status", { execution_state: state });
  }

  /** Tells a client that from now on it misses nothing. */
  welcome(topic: Buffer): void {
    const content = { subscription: topic.toString("utf8") };
    void this.outbox.send(answerTo(null, "iopub_welcome", content, [topic]));
  }

  /** Publishes printed text, soon. */
  stream(request: Message | null, name: string, text: string): void | Promise<void> {
    if (this.text && (this.text.request !== request || this.text.name !== name)) void this.flush();
    this.text ??= { request, name, parts: [], size: 0 };
    this.text.parts.push(text);
    this.text.size += text.length;
    if (this.text.size >= enough) return this.flush();
    this.timer ??= setTimeout(() => void this.flush(), patience);
  }

  /** Hands the waiting text to the socket. */
  private flush(): void | Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (!this.text) return;
    const { request, name, parts } = this.text;
    this.text = null;
    return this.outbox.send(
      answerTo(request, "stream", { name, text: parts.join("") }, [Buffer.from("stream")]),
    );
  }

  /** When everything that was published until now has been sent. */
  flushed(): Promise<void> {
    void this.flush(); // the outbox waits for it
    return this.outbox.flushed();
  }
}
