import { incoming } from "lib/jupyter/kernel/protocol/incoming";

describe("incoming", () => {
  it("goes on after an error and ends when the socket is closed", async () => {
    const events: (Buffer | Error)[] = [
      Buffer.from("a"),
      Object.assign(new Error("thrown away"), { code: "EAGAIN" }),
      Buffer.from("b"),
    ];
    const socket = {
      closed: false,
      receive: async () => {
        const event = events.shift();
        if (event instanceof Buffer) return [event];
        socket.closed = event === undefined;
        throw event ?? new Error("closed");
      },
    };
    const seen: string[] = [];
    for await (const [frame] of incoming(socket)) seen.push(frame.toString());
    expect(seen).toEqual(["a", "b"]);
  });
});
