import { readFileSync } from "node:fs";
import path from "node:path";
import type { Message } from "lib/jupyter/kernel/protocol/message";
import { contentOf, type Exchange, KernelClient, printed, typesOf } from "../../../support/kernelClient";

jest.setTimeout(60_000);

const kernelMain = path.resolve(__dirname, "../../../../lib/dist/jupyter/kernel/main.js");

const framesOf = (error: Record<string, unknown>): string[] =>
  (error.traceback as string[]).filter((line) => /^ +at /.test(line));

const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

const until = async (condition: () => boolean, what: string): Promise<void> => {
  const deadline = Date.now() + 50_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`not within 50 s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

describe("the kernel over ZeroMQ", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel?.stop());

  const interruptAfter = (milliseconds: number): Promise<Exchange> =>
    new Promise((resolve, reject) =>
      setTimeout(
        () => kernel.request("interrupt_request", {}, "control").then(resolve, reject),
        milliseconds,
      ),
    );

  it("says that it is TypeScript and speaks 5.4", async () => {
    const { reply } = await kernel.request("kernel_info_request", {});
    expect(reply.content).toMatchObject({ status: "ok", protocol_version: "5.4" });
    expect(reply.content.language_info).toMatchObject({ name: "typescript", file_extension: ".ts" });
  });

  it("publishes busy, input, result and idle in this order", async () => {
    const exchange = await kernel.execute("const six = 6; six * 7");
    expect(typesOf(exchange)).toEqual(["status", "execute_input", "execute_result", "status"]);
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "42" });
    expect(exchange.reply.content).toMatchObject({ status: "ok", execution_count: 1 });
  });

  it("runs the cell that is sent right after an error's reply", async () => {
    const { reply } = await kernel.execute('throw new Error("no")');
    expect(reply.content.status).toBe("error");
    expect(contentOf(await kernel.execute("'next'"), "execute_result").data).toEqual({
      "text/plain": "'next'",
    });
  });

  it("aborts the cells that were waiting when one failed, unless the client allows errors", async () => {
    const failing = 'await new Promise((r) => setTimeout(r, 100)); throw new Error("stop")';
    const [, waiting] = await Promise.all([kernel.execute(failing), kernel.execute("1")]);
    expect(waiting.reply.content.status).toBe("aborted");
    const [, allowed] = await Promise.all([
      kernel.execute(failing, { stop_on_error: false }),
      kernel.execute("1"),
    ]);
    expect(allowed.reply.content.status).toBe("ok");
  });

  it("tells type errors with their place in the cell", async () => {
    const exchange = await kernel.execute('const ok = 1;\nconst count: number = "many";');
    const error = contentOf(exchange, "error");
    expect(error.ename).toBe("TypeScriptError");
    expect(error.evalue).toBe("2:7 - Type 'string' is not assignable to type 'number'.");
  });

  it("maps run-time lines to the cell's own, past comments and awaits", async () => {
    await kernel.execute("// a comment\n\nfunction fail(): never {\n\n  throw new Error('deep');\n}");
    const exchange = await kernel.execute("// another\n\nawait 1;\n\nfail();");
    const [first, second] = framesOf(contentOf(exchange, "error"));
    expect(first).toMatch(/at fail \(cell \d+, line 5\)$/);
    expect(second).toMatch(/at cell \d+, line 5$/);
  });

  it.each([
    ["a synchronous loop", "while (true) {}"],
    ["an awaiting cell", "await new Promise(() => undefined)"],
    ["a synchronous loop after an await", "await new Promise((r) => setTimeout(r, 10)); while (true) {}"],
  ])("interrupts %s, answers the heartbeat meanwhile and keeps its state", async (_name, code) => {
    await kernel.execute("var kept = 'kept'");
    const running = await kernel.begin(code);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await kernel.heartbeat();
    await interruptAfter(0);
    const exchange = await running.ended;
    expect(contentOf(exchange, "error").ename).toBe("KeyboardInterrupt");
    expect(contentOf(await kernel.execute("kept"), "execute_result").data).toEqual({
      "text/plain": "'kept'",
    });
  });

  it("never ends a cell by an interrupt that was sent before it, while nothing ran", async () => {
    for (let round = 0; round < 200; round++) {
      await interruptAfter(0);
      expect((await kernel.execute("1")).reply.content.status).toBe("ok");
    }
  });

  it("ignores frames that are not a signed message", async () => {
    await kernel.sendRaw(["nonsense"]);
    await kernel.sendRaw(["<IDS|MSG>", "wrong signature", "{}", "{}", "{}", "{}"]);
    expect((await kernel.execute("1")).reply.content.status).toBe("ok");
  });

  it("completes, inspects and judges whether code is complete, counting characters as Jupyter does", async () => {
    await kernel.execute("const corridor = { length: 3 };");
    const code = "'😀'; corridor.len";
    const { reply } = await kernel.request("complete_request", { code, cursor_pos: Array.from(code).length });
    expect(reply.content).toMatchObject({ matches: ["length"], cursor_start: 14, cursor_end: 17 });
    const inspected = await kernel.request("inspect_request", {
      code: "corridor",
      cursor_pos: 3,
      detail_level: 0,
    });
    expect(inspected.reply.content).toMatchObject({ found: true });
    expect(JSON.stringify(inspected.reply.content.data)).toContain("length: number");
    const open = await kernel.request("is_complete_request", { code: "function f() {" });
    expect(open.reply.content).toEqual({ status: "incomplete", indent: "  " });
    const wrong = await kernel.request("is_complete_request", { code: "const = 5" });
    expect(wrong.reply.content).toEqual({ status: "invalid" });
  });

  it("outlives process.exit in a cell: output kept, the loss told, the next cell runs", async () => {
    const exchange = await kernel.execute('console.log("before"); process.exit(0)');
    expect(printed(exchange)).toBe("before\n");
    expect(contentOf(exchange, "error")).toMatchObject({ ename: "ProcessExit" });
    expect(contentOf(exchange, "error").evalue).toMatch(/exit code 0.*Variables and imports are lost/);
    expect((await kernel.execute("1 + 1")).reply.content.status).toBe("ok");
  });

  it("tells when what a cell left behind has ended the process", async () => {
    const exchange = await kernel.execute("setTimeout(() => process.exit(7), 50); undefined");
    const id = exchange.reply.parent.msg_id;
    const isTold = ({ parent, content }: Message): boolean =>
      parent.msg_id === id && /exit code 7.*Variables and imports are lost/.test(String(content.text));
    await until(() => kernel.published.some(isTold), "the ending told");
    expect((await kernel.execute("1 + 1")).reply.content.status).toBe("ok");
  });

  it("shuts down with timers alive", async () => {
    await kernel.execute("setInterval(() => undefined, 10); undefined");
    const { exited } = kernel;
    const { reply } = await kernel.request("shutdown_request", { restart: false }, "control");
    expect(reply.content).toEqual({ status: "ok", restart: false });
    expect(await exited).toBe(0);
  });
});

describe("the kernel's life", () => {
  it("ends with its execution process when its parent dies, even in a synchronous loop", async () => {
    const starter = `const { spawn } = require("node:child_process");
      const [program, ...args] = process.argv.slice(1);
      spawn(program, args, { stdio: "inherit" }); setInterval(() => undefined, 1000);`;
    const kernel = await KernelClient.start([process.execPath, "-e", starter, process.execPath, kernelMain]);
    const exchange = await kernel.execute("console.log(process.ppid, process.pid)");
    const [front, execution] = printed(exchange).trim().split(" ").map(Number);
    void kernel.execute("while (true) {}");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([isAlive(front), isAlive(execution)]).toEqual([true, true]);
    await kernel.stop();
    await until(() => !isAlive(front) && !isAlive(execution), "front end and execution process ended");
  });
});
