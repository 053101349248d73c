import { contentOf, KernelClient, printed } from "../../../support/kernelClient";

jest.setTimeout(60_000);

/** A kernel's end that answers with what it gets, binary parts doubled. */
const echo = `
  const broker = (globalThis as any)[Symbol.for("lib.jupyter.comms")];
  const comm = broker.open("jupyter.test", { start: 1 }, { id: "echo", metadata: { version: "2" }, buffers: [new Uint8Array([1, 2, 3])] });
  comm.onMessage = (data: any, buffers: Uint8Array[]) => {
    if (data.print) console.log("got", data.print);
    if (data.fail) throw new RangeError(data.fail);
    if (data.loop) for (;;) {}
    comm.send({ echo: data }, { buffers: buffers.map((b) => new Float32Array(new Float32Array(b.buffer).map((x) => 2 * x))) .map((f) => new Uint8Array(f.buffer)) });
  };
  let closed: any = null;
  comm.onClose = (data: any) => { closed = data; };
  undefined`;

describe("comms", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel?.stop());

  const typesAndStates = (published: { header: { msg_type: string }; content: object }[]): unknown[] =>
    published.map(({ header, content }) =>
      header.msg_type === "status"
        ? (content as { execution_state: string }).execution_state
        : header.msg_type,
    );

  it("opens from a cell with metadata and binary parts", async () => {
    const exchange = await kernel.execute(echo);
    const open = exchange.published.find(({ header }) => header.msg_type === "comm_open")!;
    expect(open.content).toEqual({ comm_id: "echo", target_name: "jupyter.test", data: { start: 1 } });
    expect(open.metadata).toEqual({ version: "2" });
    expect(open.buffers).toEqual([Buffer.from([1, 2, 3])]);
  });

  it("lists what is open, of one target or of all", async () => {
    const all = await kernel.request("comm_info_request", {});
    expect(all.reply.content).toEqual({ status: "ok", comms: { echo: { target_name: "jupyter.test" } } });
    const others = await kernel.request("comm_info_request", { target_name: "other" });
    expect(others.reply.content.comms).toEqual({});
  });

  it.each(["shell", "control"] as const)(
    "carries messages from %s to the handler and back",
    async (channel) => {
      const floats = Buffer.from(new Float32Array([1.5, -2]).buffer);
      const published = await kernel.notify(
        "comm_msg",
        { comm_id: "echo", data: { a: 1 } },
        [floats],
        channel,
      );
      expect(typesAndStates(published)).toEqual(["busy", "comm_msg", "idle"]);
      const [, { content, buffers }] = published;
      expect(content).toEqual({ comm_id: "echo", data: { echo: { a: 1 } } });
      expect(buffers).toEqual([Buffer.from(new Float32Array([3, -4]).buffer)]);
    },
  );

  it("gives what a handler prints and throws to the message that it handles", async () => {
    const said = await kernel.notify("comm_msg", { comm_id: "echo", data: { print: "it" } });
    expect(typesAndStates(said)).toEqual(["busy", "stream", "comm_msg", "idle"]);
    const failed = await kernel.notify("comm_msg", { comm_id: "echo", data: { fail: "too far" } });
    expect(typesAndStates(failed)).toEqual(["busy", "stream", "idle"]);
    expect(failed[1].content.text).toMatch(/RangeError.*: too far\n.*\n\s+at .*cell \d+, line 6\)?\n$/s);
  });

  it("handles messages while a cell awaits, so that a stop button works", async () => {
    await kernel.execute(
      "let stopped = false; broker.register('stop', (c: any) => { stopped = true; c.close(); });",
    );
    const training = await kernel.begin(
      "while (!stopped) await new Promise((r) => setTimeout(r, 5)); console.log('stopped')",
    );
    const published = await kernel.notify("comm_open", { comm_id: "s", target_name: "stop", data: {} });
    expect(typesAndStates(published).slice(0, 3)).toEqual(["busy", "comm_close", "idle"]);
    expect(printed(await training.ended)).toBe("stopped\n");
  });

  it("answers sooner than the smallest cell does", async () => {
    const ratios: number[] = [];
    for (let i = 0; i < 30; i++) {
      const start = performance.now();
      await kernel.notify("comm_msg", { comm_id: "echo", data: { i } });
      const middle = performance.now();
      await kernel.execute("0");
      ratios.push((middle - start) / (performance.now() - middle));
    }
    expect(ratios.sort((a, b) => a - b)[10]).toBeLessThan(1);
  });

  it("ends a handler that never returns when it is interrupted, and goes on", async () => {
    const looping = kernel.notify("comm_msg", { comm_id: "echo", data: { loop: true } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await kernel.request("interrupt_request", {}, "control");
    const published = await looping;
    expect(published.map(({ content }) => content.text).join("")).toContain("KeyboardInterrupt");
    expect(printed(await kernel.execute("console.log(1)"))).toBe("1\n");
  });

  it("closes at once what the front end opens to an unknown target", async () => {
    const published = await kernel.notify("comm_open", { comm_id: "x", target_name: "nobody", data: {} });
    expect(typesAndStates(published)).toEqual(["busy", "comm_close", "stream", "idle"]);
    expect(published[1].content).toEqual({ comm_id: "x", data: {} });
  });

  it("tells the kernel's end when the front end closes", async () => {
    await kernel.notify("comm_close", { comm_id: "echo", data: { why: "gone" } });
    expect(contentOf(await kernel.execute("closed.why"), "execute_result").data).toEqual({
      "text/plain": "'gone'",
    });
    expect((await kernel.request("comm_info_request", {})).reply.content.comms).toEqual({});
  });

  it("closes all comms when the process in which they live ends", async () => {
    await kernel.execute(
      "broker.open('a', {}, { id: 'one' }); broker.open('b', {}, { id: 'two' }); undefined",
    );
    const exchange = await kernel.execute("process.exit(1)");
    const closings = exchange.published.filter(({ header }) => header.msg_type === "comm_close");
    expect(closings.map(({ content }) => content.comm_id)).toEqual(["one", "two"]);
    expect((await kernel.request("comm_info_request", {})).reply.content.comms).toEqual({});
  });
});
