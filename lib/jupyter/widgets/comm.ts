/** What a message between the kernel and its front end may carry besides its data. */
export interface CommOptions {
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Binary parts, sent as they are. */
  readonly buffers?: readonly Uint8Array[];
}

/** One open channel between an object here and its counterpart in the front end. */
export interface Comm {
  readonly id: string;
  /** Sends data to the counterpart. After `close` it does nothing. */
  send(data: Readonly<Record<string, unknown>>, options?: CommOptions): void;
  /** Closes both ends. */
  close(data?: Readonly<Record<string, unknown>>): void;
  /** Receives what the counterpart sends; nothing is kept for a handler that comes later. */
  onMessage: ((data: Record<string, unknown>, buffers: readonly Uint8Array[]) => unknown) | null;
  /** Is told when the counterpart has closed. */
  onClose: ((data: Record<string, unknown>) => unknown) | null;
}

/** The kernel's end of Jupyter's comm protocol. */
export interface CommBroker {
  /** Opens a channel to a target that the front end knows, such as "jupyter.widget". */
  open(
    target: string,
    data: Readonly<Record<string, unknown>>,
    options?: CommOptions & { readonly id?: string },
  ): Comm;
  /** Lets the front end open channels to this target. */
  register(
    target: string,
    onOpen: (comm: Comm, data: Record<string, unknown>, buffers: readonly Uint8Array[]) => unknown,
  ): void;
}

/** Key on globalThis under which the kernel puts its broker. */
export const COMMS = Symbol.for("lib.jupyter.comms");

/** The kernel's broker; undefined where cells run without a front end that could answer. */
export function commBroker(): CommBroker | undefined {
  return (globalThis as { [COMMS]?: CommBroker })[COMMS];
}
