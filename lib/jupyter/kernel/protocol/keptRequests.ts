import type { Message } from "./message";

/** How many requests of each kind are remembered. */
const most = 1000;

/** A request to which outputs may still belong; its content is not kept. */
export interface KeptRequest {
  readonly message: Message;
  /** Whether neither its input nor its result is published. */
  readonly silent: boolean;
  /** Whether the client can answer what the cell asks. */
  readonly allowStdin: boolean;
  readonly count: number;
  /** The error that ended it. */
  failure?: { ename: string; evalue: string; traceback: string[] };
  /** Its result as plain text. */
  result?: string;
}

/** The last requests: what a cell's promises print long after its end is published under the cell's own request. */
export class KeptRequests {
  private readonly requests = new Map<number, KeptRequest>();
  private latest: KeptRequest | undefined;

  /** Remembers a request under the number that its outputs carry. */
  keep(id: number, message: Message, rest: Partial<KeptRequest> = {}): KeptRequest {
    const bare = { ...message, metadata: {}, content: {}, buffers: [] };
    const kept = { silent: false, allowStdin: false, count: 0, ...rest, message: bare };
    this.requests.set(id, kept);
    this.latest = kept;
    if (this.requests.size > most) this.requests.delete(this.requests.keys().next().value!);
    return kept;
  }

  find(id: number): KeptRequest | undefined {
    return this.requests.get(id);
  }

  /** The request that came last. */
  get last(): KeptRequest | undefined {
    return this.latest;
  }
}
