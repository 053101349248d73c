import type { CommFrame, ExecutionOutput } from "../wire/frames";
import type { Iopub } from "./iopub";
import { type KeptRequest, KeptRequests } from "./keptRequests";
import type { Message } from "./message";

type Sent = void | Promise<void>;

/** Publishes what cells and the handlers of comms put out, each under the request that caused it. */
export class Outputs {
  readonly cells = new KeptRequests();
  readonly comms = new KeptRequests();

  constructor(private readonly iopub: Iopub) {}

  /** The request that has this number. */
  find(id: number): KeptRequest | undefined {
    return this.cells.find(id) ?? this.comms.find(id);
  }

  /** Publishes one output. The promise, where there is one, tells when there is room for more. */
  publish(output: ExecutionOutput, id: number): Sent {
    const request = this.find(id);
    const message = (request ?? this.cells.last)?.message ?? null;
    switch (output.type) {
      case "stream":
        return this.iopub.stream(message, output.name, output.text);
      case "display": {
        const type = output.update ? "update_display_data" : "display_data";
        return this.iopub.publish(message, type, { ...output.display });
      }
      case "result":
        return request && this.publishResult(request, output.display);
      case "error": {
        const { ename, evalue, traceback } = output;
        if (request) request.failure = { ename, evalue, traceback };
        return this.iopub.publish(message, "error", { ename, evalue, traceback });
      }
      case "clear":
        return this.iopub.publish(message, "clear_output", { wait: output.wait });
      case "comm":
        return this.publishComm(message, output.comm);
    }
  }

  private publishResult(
    request: KeptRequest,
    { data, metadata = {} }: Extract<ExecutionOutput, { type: "result" }>["display"],
  ): Sent {
    if (request.silent) return;
    request.result = String(data["text/plain"] ?? "");
    return this.iopub.publish(request.message, "execute_result", {
      execution_count: request.count,
      data,
      metadata,
    });
  }

  private publishComm(message: Message | null, comm: CommFrame): Sent {
    const { kind, id, target, data, metadata = {}, buffers = [] } = comm;
    const content = { comm_id: id, ...(kind === "open" && { target_name: target }), data };
    const binary = buffers.map((text) => Buffer.from(text, "base64"));
    return this.iopub.publish(message, `comm_${kind}`, content, { metadata, buffers: binary });
  }
}
