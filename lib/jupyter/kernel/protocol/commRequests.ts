import type { Execution } from "../process/execution";
import type { CommFrame } from "../wire/frames";
import type { Message } from "./message";
import type { Outputs } from "./outputs";

type Content = Record<string, unknown>;

const isObject = (value: unknown): value is Content =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @throws TypeError that names the field that is wrong */
function readComm({ header, content, metadata, buffers }: Message): CommFrame {
  const { comm_id: id, target_name: target, data = {} } = content;
  const kind = header.msg_type.replace("comm_", "") as CommFrame["kind"];
  if (typeof id !== "string") throw new TypeError(`${header.msg_type}: content.comm_id must be a string`);
  if (kind === "open" && typeof target !== "string")
    throw new TypeError(`${header.msg_type}: content.target_name must be a string`);
  if (!isObject(data)) throw new TypeError(`${header.msg_type}: content.data must be an object`);
  const text = buffers.map((buffer) => buffer.toString("base64"));
  return { kind, id, target: kind === "open" ? String(target) : undefined, data, metadata, buffers: text };
}

/** Hands the clients' comm messages to the cells' process. */
export class CommRequests {
  constructor(
    private readonly execution: Execution,
    private readonly outputs: Outputs,
  ) {}

  /**
   * Handles comm_open, comm_msg and comm_close at once, also while a cell awaits.
   * @returns when the handler has ended
   * @throws TypeError if the message is malformed
   */
  async handle(message: Message): Promise<void> {
    const comm = readComm(message);
    const { comms } = this.execution;
    // What was sent before the client learnt that the comm is closed has no receiver any more.
    if (comm.kind !== "open" && !comms.has(comm.id)) return;
    comms.note(comm);
    const id = this.execution.nextId();
    this.outputs.comms.keep(id, message);
    try {
      await this.execution.ask("comm", comm, id);
    } catch (error) {
      await this.outputs.publish(
        { type: "stream", name: "stderr", text: `${(error as Error).message}\n` },
        id,
      );
    }
  }

  /** The open comms, of one target or of all, as a comm_info_reply has them. */
  info({ target_name: wanted }: Content): Record<string, { target_name: string }> {
    const found = this.execution.comms
      .entries()
      .filter(([, target]) => typeof wanted !== "string" || target === wanted);
    return Object.fromEntries(found.map(([id, target]) => [id, { target_name: target }]));
  }
}
