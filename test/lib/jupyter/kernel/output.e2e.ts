import { readFileSync } from "node:fs";
import { Subscriber } from "zeromq";
import { addressOf } from "lib/jupyter/kernel/protocol/connection";
import { decode } from "lib/jupyter/kernel/protocol/message";
import { contentOf, KernelClient, printed, typesOf } from "../../../support/kernelClient";

jest.setTimeout(60_000);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Memory of a process in MB: what it has now, or its most ever. */
function memory(pid: number, field: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)![1]) / 1024;
}

/** What a subscriber that reads at its own pace got of one cell, to the idle status. */
interface Received {
  text: string;
  messages: number;
}

/** Subscribes, calls back when it is connected, and reads until the last idle status; `dawdle` is awaited after each message. */
async function readSlowly(
  kernel: KernelClient,
  dawdle: (messages: number) => Promise<void>,
): Promise<{ connected: Promise<void>; received: Promise<Received> }> {
  const socket = new Subscriber({ linger: 0, receiveHighWaterMark: 10, receiveBufferSize: 4096 });
  socket.subscribe();
  socket.connect(addressOf(kernel.connection, kernel.connection.iopub_port));
  let connect: () => void;
  const connected = new Promise<void>((resolve) => (connect = resolve));
  const read = async (): Promise<Received> => {
    const texts: string[] = [];
    let messages = 0;
    for await (const frames of socket) {
      connect();
      const { header, content } = decode(frames, kernel.connection.key);
      if (header.msg_type === "stream") texts.push(String(content.text));
      if (header.msg_type === "execute_input" && content.code !== "'hello'") messages = 0;
      messages++;
      if (content.execution_state === "idle" && texts.join("").endsWith("the end\n")) break;
      await dawdle(messages);
    }
    socket.close();
    return { text: texts.join(""), messages };
  };
  const received = read();
  await Promise.race([connected, pause(200).then(() => kernel.execute("'hello'"))]);
  return { connected, received };
}

describe("the output of a cell", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel?.stop());

  it("arrives, from one synchronous cell, whole and in order: 100,000 lines and 10,000 display updates, idle last", async () => {
    const exchange = await kernel.execute(`
      const publish = (globalThis as any)[Symbol.for("lib.jupyter.publish")];
      for (let i = 0; i < 100_000; i++) {
        console.log(i);
        if (i % 10 === 9) publish({ data: { "text/plain": String(i) }, transient: { display_id: "d" } }, i > 9);
      }`);
    expect(printed(exchange)).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(""));
    let lines = 0;
    const wrong = exchange.published.filter(({ header, content }) => {
      if (header.msg_type === "stream") lines += String(content.text).split("\n").length - 1;
      if (!header.msg_type.endsWith("display_data")) return false;
      return (content.data as Record<string, string>)["text/plain"] !== String(lines - 1);
    });
    expect(wrong).toEqual([]);
    const types = typesOf(exchange);
    expect(types.filter((type) => type === "update_display_data")).toHaveLength(9999);
    expect(types.at(-1)).toBe("status");
    expect(exchange.published.at(-1)!.content.execution_state).toBe("idle");
  });

  it("is joined to few messages where only text is printed", async () => {
    const exchange = await kernel.execute("for (let i = 0; i < 100_000; i++) console.log('line', i)");
    expect(printed(exchange).split("\n")).toHaveLength(100_001);
    expect(typesOf(exchange).length).toBeLessThan(1000);
  });

  it("waits for a subscriber that reads one message a millisecond and one that stops for 3 s, in bounded memory", async () => {
    const slow = await readSlowly(kernel, () => pause(1));
    const stopping = await readSlowly(kernel, (n) => (n === 100 ? pause(3000) : Promise.resolve()));
    await Promise.all([slow.connected, stopping.connected]);
    const before = memory(kernel.process.pid!, "VmRSS");
    const exchange = await kernel.execute(`
      const line = "x".repeat(1000);
      for (let i = 0; i < 100_000; i++) {
        console.log(i, line);
        if (i % 100 === 0) publish({ data: { "text/plain": String(i) } }, false);
      }
      console.log("the end");`);
    const expected = printed(exchange);
    expect(expected.length).toBeGreaterThan(100_000_000);
    for (const { text, messages } of await Promise.all([slow.received, stopping.received])) {
      expect(text.length).toBe(expected.length);
      expect(text === expected).toBe(true);
      expect(messages).toBe(exchange.published.length - 1); // counted from its execute_input
    }
    expect(memory(kernel.process.pid!, "VmHWM") - before).toBeLessThan(200);
  });

  it("keeps the order of text, displays and errors", async () => {
    const code = [
      'import { display, newDisplay } from "tslab";',
      'console.log("one"); display.html("<b>two</b>"); console.error("three"); console.log("four");',
      'const shown = newDisplay(); shown.text("five"); shown.text("six");',
      'throw new RangeError("seven");',
    ].join("\n");
    const exchange = await kernel.execute(code);
    const displays = [
      "stream",
      "display_data",
      "stream",
      "stream",
      "display_data",
      "update_display_data",
      "error",
    ];
    expect(typesOf(exchange).slice(2, -1)).toEqual(displays);
    const error = contentOf(exchange, "error");
    expect(error).toMatchObject({ ename: "RangeError", evalue: "seven" });
    expect((error.traceback as string[]).join("\n")).toMatch(/at cell \d+, line 4$/m);
    expect(exchange.reply.content).toMatchObject({ status: "error", ename: "RangeError" });
  });

  it("passes on what lib's display module publishes", async () => {
    const code = `const publish = (globalThis as any)[Symbol.for("lib.jupyter.publish")];
      publish({ data: { "text/plain": "a" }, transient: { display_id: "d" } }, false);
      publish({ data: { "text/plain": "b" }, transient: { display_id: "d" } }, true);`;
    const exchange = await kernel.execute(code);
    expect(contentOf(exchange, "display_data")).toEqual({
      data: { "text/plain": "a" },
      metadata: {},
      transient: { display_id: "d" },
    });
    expect(contentOf(exchange, "update_display_data").data).toEqual({ "text/plain": "b" });
  });
});
