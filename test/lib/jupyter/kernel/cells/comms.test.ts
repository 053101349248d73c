import { Comms } from "lib/jupyter/kernel/cells/comms";
import type { CommFrame } from "lib/jupyter/kernel/wire/frames";

describe("Comms", () => {
  let sent: CommFrame[];
  let comms: Comms;
  beforeEach(() => {
    sent = [];
    comms = new Comms((message) => sent.push(message));
  });

  it("sends binary parts whole, also of a view into a larger buffer", () => {
    const view = new Uint8Array(new Uint8Array([9, 1, 2, 9]).buffer, 1, 2);
    comms.open("target", { a: 1 }, { id: "c", buffers: [view], metadata: { version: "2" } });
    const metadata = { version: "2" };
    expect(sent).toEqual([
      { kind: "open", id: "c", target: "target", data: { a: 1 }, metadata, buffers: ["AQI="] },
    ]);
  });

  it("hands messages and closings to their comm, and drops those for none", () => {
    const comm = comms.open("target", {}, { id: "c" });
    const seen: unknown[] = [];
    comm.onMessage = (data, buffers) => seen.push([data, [...buffers[0]]]);
    comm.onClose = (data) => seen.push(data);
    comms.receive({ kind: "msg", id: "c", data: { n: 1 }, buffers: ["AQI="] });
    comms.receive({ kind: "msg", id: "other", data: {} });
    comms.receive({ kind: "close", id: "c", data: { end: true } });
    comms.receive({ kind: "msg", id: "c", data: { n: 2 } });
    expect(seen).toEqual([[{ n: 1 }, [1, 2]], { end: true }]);
  });

  it("sends nothing after either end has closed", () => {
    const ours = comms.open("target", {}, { id: "ours" });
    ours.close({ why: "done" });
    ours.close();
    ours.send({});
    const theirs = comms.open("target", {}, { id: "theirs" });
    comms.receive({ kind: "close", id: "theirs", data: {} });
    theirs.send({});
    expect(sent.map(({ kind, id }) => `${kind} ${id}`)).toEqual(["open ours", "close ours", "open theirs"]);
  });

  it("lets the front end open a registered target, and closes it if that fails", () => {
    comms.register("ok", (comm, data) => comm.send({ got: data }));
    comms.register("bad", () => {
      throw new RangeError("no");
    });
    comms.receive({ kind: "open", id: "a", target: "ok", data: { x: 1 } });
    expect(() => comms.receive({ kind: "open", id: "b", target: "bad", data: {} })).toThrow("no");
    expect(sent.map(({ kind, id, data }) => [kind, id, data])).toEqual([
      ["msg", "a", { got: { x: 1 } }],
      ["close", "b", {}],
    ]);
  });

  it("refuses a second comm of the same id", () => {
    comms.open("target", {}, { id: "c" });
    expect(() => comms.open("target", {}, { id: "c" })).toThrow(
      "CommBroker.open: the comm c is open already",
    );
  });
});
