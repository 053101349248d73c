import { randomUUID } from "node:crypto";
import type { Comm, CommBroker, CommOptions } from "../../widgets/comm";
import type { CommFrame } from "../wire/frames";

type Data = Readonly<Record<string, unknown>>;
type OnOpen = Parameters<CommBroker["register"]>[1];

const encodeBuffers = (buffers: readonly Uint8Array[] = []): string[] =>
  buffers.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString("base64"));

const decodeBuffers = ({ buffers = [] }: CommFrame): Uint8Array[] =>
  buffers.map((text) => new Uint8Array(Buffer.from(text, "base64")));

/** The kernel's ends of all comms, in the process that runs the cells. */
export class Comms implements CommBroker {
  private readonly comms = new Map<string, Comm>();
  private readonly targets = new Map<string, OnOpen>();

  /** @param transmit sends a message to the front end, and returns at once */
  constructor(private readonly transmit: (message: CommFrame) => void) {}

  /** @throws RangeError if a comm of this id is open */
  open(target: string, data: Data, options: CommOptions & { readonly id?: string } = {}): Comm {
    const { id = randomUUID(), ...rest } = options;
    if (this.comms.has(id)) throw new RangeError(`CommBroker.open: the comm ${id} is open already`);
    const comm = this.end(id);
    this.post("open", id, data, { ...rest, target });
    return comm;
  }

  register(target: string, onOpen: OnOpen): void {
    this.targets.set(target, onOpen);
  }

  /**
   * Takes what the front end sends. Messages for a comm that has been closed here meanwhile are dropped.
   * @returns what the handler returned, a promise perhaps
   * @throws what the handler throws
   */
  receive(message: CommFrame): unknown {
    const { kind, id, data } = message;
    if (kind === "open") return this.accept(message);
    const comm = this.comms.get(id);
    if (kind === "msg") return comm?.onMessage?.(data, decodeBuffers(message));
    this.comms.delete(id);
    return comm?.onClose?.(data);
  }

  private accept(message: CommFrame): unknown {
    const { id, target = "", data } = message;
    const onOpen = this.targets.get(target);
    if (!onOpen) {
      this.post("close", id, {});
      const text = `The front end opened a comm to ${JSON.stringify(target)}, which nothing here has registered.\n`;
      return void process.stderr.write(text);
    }
    const comm = this.end(id);
    try {
      return onOpen(comm, data, decodeBuffers(message));
    } catch (error) {
      comm.close();
      throw error;
    }
  }

  private end(id: string): Comm {
    const comm: Comm = {
      id,
      onMessage: null,
      onClose: null,
      send: (data, options) => {
        if (this.comms.get(id) === comm) this.post("msg", id, data, options);
      },
      close: (data = {}) => {
        if (this.comms.get(id) !== comm) return;
        this.comms.delete(id);
        this.post("close", id, data);
      },
    };
    this.comms.set(id, comm);
    return comm;
  }

  private post(
    kind: CommFrame["kind"],
    id: string,
    data: Data,
    options: CommOptions & { target?: string } = {},
  ): void {
    const { target, metadata, buffers } = options;
    this.transmit({ kind, id, target, data, metadata, buffers: encodeBuffers(buffers) });
  }
}
