import { Iopub } from "lib/jupyter/kernel/protocol/iopub";
import { answerTo, decode, type Message } from "lib/jupyter/kernel/protocol/message";
import { Outbox } from "lib/jupyter/kernel/protocol/outbox";

/** A socket that takes a moment for each message and, as ZeroMQ's, refuses a second one meanwhile. */
class SlowSocket {
  readonly sent: Message[] = [];
  private busy = false;

  async send(frames: Buffer[]): Promise<void> {
    if (this.busy) throw new Error("Socket is busy writing");
    this.busy = true;
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.sent.push(decode(frames, "key"));
    this.busy = false;
  }
}

const request = answerTo(null, "execute_request", {});

describe("Iopub", () => {
  it("joins texts that follow one another and keeps the order of everything", async () => {
    const socket = new SlowSocket();
    const iopub = new Iopub(new Outbox(socket, "key"));
    for (const text of ["a", "b"]) void iopub.stream(request, "stdout", text);
    void iopub.stream(request, "stderr", "c");
    void iopub.publish(request, "display_data", { data: {} });
    void iopub.stream(request, "stdout", "d");
    iopub.status(request, "idle");
    await iopub.flushed();
    expect(socket.sent.map(({ content }) => content.text ?? content.execution_state ?? "display")).toEqual([
      "ab",
      "c",
      "display",
      "d",
      "idle",
    ]);
  });

  it("sends waiting text soon, without being asked", async () => {
    const socket = new SlowSocket();
    const iopub = new Iopub(new Outbox(socket, "key"));
    void iopub.stream(request, "stdout", "alone");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(socket.sent).toHaveLength(1);
  });

  it("asks its writer to wait while more than 4 MB are unsent", async () => {
    const iopub = new Iopub(new Outbox(new SlowSocket(), "key"));
    expect(iopub.stream(request, "stdout", "x".repeat(100_000))).toBeUndefined();
    const wait = iopub.stream(request, "stdout", "x".repeat(5_000_000));
    expect(wait).toBeInstanceOf(Promise);
    await wait;
    expect(iopub.stream(request, "stdout", "x".repeat(100_000))).toBeUndefined();
  });
});
