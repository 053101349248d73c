import { type Comm, COMMS, type CommBroker, type CommOptions } from "lib/jupyter/widgets/comm";

/** What went to the front end, in order. */
export interface Sent {
  readonly kind: "open" | "msg" | "close";
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly target?: string;
  readonly options?: CommOptions;
}

/** A broker that keeps what is sent and lets a test speak for the front end. */
export class RecordingBroker implements CommBroker {
  readonly sent: Sent[] = [];
  private readonly comms = new Map<string, Comm>();
  private readonly targets = new Map<string, Parameters<CommBroker["register"]>[1]>();

  open(target: string, data: Sent["data"], options: CommOptions & { id?: string } = {}): Comm {
    const { id = `comm-${this.comms.size}` } = options;
    if (this.comms.has(id)) throw new RangeError(`the comm ${id} is open already`);
    this.sent.push({ kind: "open", id, data, target, options });
    return this.end(id);
  }

  register(target: string, onOpen: Parameters<CommBroker["register"]>[1]): void {
    this.targets.set(target, onOpen);
  }

  /** The front end opens a comm. */
  accept(target: string, id: string): void {
    const onOpen = this.targets.get(target);
    if (onOpen === undefined) throw new Error(`nothing has registered ${target}`);
    onOpen(this.end(id), {}, []);
  }

  /** The front end sends a message; what the handler returned comes back. */
  receive(id: string, data: Record<string, unknown>): unknown {
    return this.comms.get(id)?.onMessage?.(data, []);
  }

  /** The front end closes a comm. */
  hangUp(id: string): void {
    this.comms.get(id)?.onClose?.({});
    this.comms.delete(id);
  }

  /** The state with which a model of this name was opened, and its id. */
  opened(model: string): { id: string; state: Record<string, unknown> } {
    const found = this.sent.find(
      ({ kind, data }) => kind === "open" && (data.state as Record<string, unknown>)?._model_name === model,
    );
    if (found === undefined) throw new Error(`no ${model} was opened`);
    return { id: found.id, state: found.data.state as Record<string, unknown> };
  }

  /** What was sent to one model since it was opened. */
  messages(id: string): Sent["data"][] {
    return this.sent.filter((sent) => sent.kind === "msg" && sent.id === id).map(({ data }) => data);
  }

  private end(id: string): Comm {
    const send: Comm["send"] = (data, options) => void this.sent.push({ kind: "msg", id, data, options });
    const close = () => void this.sent.push({ kind: "close", id, data: {} });
    const comm: Comm = { id, send, close, onMessage: null, onClose: null };
    this.comms.set(id, comm);
    return comm;
  }
}

/** Runs a test with a front end; a promise is awaited. */
export async function withBroker(run: (broker: RecordingBroker) => unknown): Promise<void> {
  const slot = globalThis as { [COMMS]?: CommBroker };
  const broker = new RecordingBroker();
  slot[COMMS] = broker;
  try {
    await run(broker);
  } finally {
    delete slot[COMMS];
  }
}
