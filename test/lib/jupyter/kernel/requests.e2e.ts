import { answerTo, encode } from "lib/jupyter/kernel/protocol/message";
import { contentOf, KernelClient, printed, typesOf } from "../../../support/kernelClient";

jest.setTimeout(60_000);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("requests", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel?.stop());

  it.each([
    ["kernel_info_request", {}],
    ["complete_request", { code: "Mat", cursor_pos: 3 }],
    ["inspect_request", { code: "parseInt", cursor_pos: 8 }],
    ["is_complete_request", { code: "f(" }],
    ["history_request", { hist_access_type: "tail", n: 1 }],
    ["comm_info_request", {}],
    ["interrupt_request", {}],
  ])("answer %s between busy and idle", async (type, content) => {
    const exchange = await kernel.request(type, content, type.startsWith("interrupt") ? "control" : "shell");
    expect(exchange.reply.header.msg_type).toBe(type.replace("request", "reply"));
    expect(exchange.published.map(({ content: { execution_state: state } }) => state)).toEqual([
      "busy",
      "idle",
    ]);
  });

  it("are answered twice where a client sends one twice, and passed over where their type is unknown", async () => {
    const message = answerTo(null, "kernel_info_request", {});
    const frames = encode(message, kernel.connection.key);
    await kernel.sendRaw(frames);
    await kernel.sendRaw(frames);
    const published = await kernel.notify("nonsense_request", {});
    expect(published.map(({ content }) => content.execution_state)).toEqual(["busy", "idle"]);
    const twice = kernel.published.filter(({ parent }) => parent.msg_id === message.header.msg_id);
    expect(twice.map(({ content }) => content.execution_state)).toEqual(["busy", "idle", "busy", "idle"]);
  });

  describe("execute", () => {
    it("evaluates user expressions after the cell, each on its own", async () => {
      const { reply } = await kernel.execute("const loss = [0.5, 0.25];", {
        user_expressions: {
          last: "loss.at(-1)",
          object: "{ a: 1 }",
          wrong: "loss.nothing",
          thrown: "JSON.parse('{')",
        },
      });
      expect(reply.content).toMatchObject({
        status: "ok",
        user_expressions: {
          last: { status: "ok", data: { "text/plain": "0.25" }, metadata: {} },
          object: { status: "ok", data: { "text/plain": "{ a: 1 }" } },
          wrong: { status: "error", ename: "TypeScriptError" },
          thrown: { status: "error", ename: "SyntaxError", traceback: expect.any(Array) },
        },
      });
    });

    it("evaluates none where the cell failed", async () => {
      const { reply } = await kernel.execute("throw new Error('no')", { user_expressions: { one: "1" } });
      expect(reply.content).toMatchObject({ status: "error", ename: "Error" });
      expect(reply.content).not.toHaveProperty("user_expressions.one");
    });

    it.each(["?average", "average?", "  average ?? "])("pages the documentation for %j", async (code) => {
      await kernel.execute(
        "/** The mean of some numbers. */\nfunction average(...x: number[]): number { return x[0]; }",
      );
      const exchange = await kernel.execute(code);
      const [{ source, data }] = exchange.reply.content.payload as {
        source: string;
        data: Record<string, string>;
      }[];
      expect(source).toBe("page");
      expect(data["text/plain"]).toMatch(
        /function average\(\.\.\.x: number\[\]\): number[^]*The mean of some numbers\./,
      );
      expect(typesOf(exchange)).toEqual(["status", "execute_input", "status"]);
    });

    it("says so where nothing is known of a name", async () => {
      const exchange = await kernel.execute("?nothingLikeThis");
      expect(printed(exchange, "stderr")).toBe("Nothing is known of nothingLikeThis.\n");
      expect(exchange.reply.content).toMatchObject({ status: "ok", payload: [] });
    });

    it("neither counts nor keeps what is not to be stored", async () => {
      const { reply: before } = await kernel.execute("1");
      const exchange = await kernel.execute("'unstored'", { store_history: false });
      expect(typesOf(exchange)).toEqual(["status", "execute_input", "execute_result", "status"]);
      expect(exchange.reply.content.execution_count).toBe(before.content.execution_count);
      const { reply } = await kernel.request("history_request", {
        hist_access_type: "search",
        pattern: "*unstored*",
      });
      expect(reply.content.history).toEqual([]);
    });

    it("runs silent requests without input, result or count", async () => {
      const { reply: before } = await kernel.execute("1");
      const exchange = await kernel.execute("2", { silent: true });
      expect(typesOf(exchange)).toEqual(["status", "status"]);
      expect(exchange.reply.content.execution_count).toBe(before.content.execution_count);
    });

    it("clears outputs, at once or with the next one", async () => {
      const exchange = await kernel.execute(
        'const clear = (globalThis as any)[Symbol.for("lib.jupyter.clearOutput")]; console.log(1); clear(true); console.log(2); clear(false);',
      );
      expect(typesOf(exchange).slice(2, -1)).toEqual(["stream", "clear_output", "stream", "clear_output"]);
      expect(contentOf(exchange, "clear_output")).toEqual({ wait: true });
    });

    it("gives what a cell's promises and timers print later to that cell, whatever runs then", async () => {
      const first = await kernel.execute(`
        void (async () => { for (let i = 0; i < 4; i++) { await new Promise((r) => setTimeout(r, 50)); console.log("first", i); } })();
        setTimeout(() => console.error("first timer"), 120);`);
      const second = await kernel.execute(
        "for (let i = 0; i < 10; i++) { await new Promise((r) => setTimeout(r, 25)); console.log('second'); }",
      );
      const of = (id?: string): string =>
        kernel.published
          .filter(({ parent, header }) => parent.msg_id === id && header.msg_type === "stream")
          .map(({ content }) => content.text)
          .join("");
      await kernel.until(() => of(first.reply.parent.msg_id).split("\n").length > 5);
      expect(of(second.reply.parent.msg_id)).toBe("second\n".repeat(10));
      // On a busy machine the timer may come after the second or before it.
      const lines = of(first.reply.parent.msg_id).trim().split("\n");
      expect(lines.sort()).toEqual(["first 0", "first 1", "first 2", "first 3", "first timer"]);
    });
  });

  it("inspect gives the doc comment as Markdown, its parameters as a list", async () => {
    await kernel.execute(`
      /**
       * One step of *gradient descent*.
       * @param x where it stands
       * @param rate step size, > 0
       * @returns where it goes
       * @throws RangeError if the rate is not positive
       * @example descend(1, 0.1)
       */
      function descend(x: number, rate = 0.1): number { return x - rate; }`);
    const { reply } = await kernel.request("inspect_request", { code: "descend(1)", cursor_pos: 4 });
    expect(reply.content).toMatchObject({ status: "ok", found: true });
    expect((reply.content.data as Record<string, string>)["text/markdown"]).toBe(
      [
        "\`\`\`typescript\nfunction descend(x: number, rate?: number): number\n\`\`\`",
        "One step of *gradient descent*.",
        "- `x` — where it stands\n- `rate` — step size, > 0",
        "**Returns** where it goes",
        "**Throws** RangeError if the rate is not positive",
        "\`\`\`typescript\ndescend(1, 0.1)\n\`\`\`",
      ].join("\n\n"),
    );
    const nothing = await kernel.request("inspect_request", { code: "   ", cursor_pos: 1 });
    expect(nothing.reply.content).toEqual({ status: "ok", found: false, data: {}, metadata: {} });
  });

  it("history gives results where they are asked for", async () => {
    const { reply: executed } = await kernel.execute("6 * 111");
    const line = executed.content.execution_count;
    const range = {
      hist_access_type: "range",
      session: 0,
      start: line,
      stop: Number(line) + 1,
      output: true,
    };
    const { reply } = await kernel.request("history_request", range);
    expect(reply.content.history).toEqual([[1, line, ["6 * 111", "666"]]]);
  });

  it("SIGINT to the kernel interrupts the cell", async () => {
    const running = await kernel.begin("await new Promise(() => undefined)");
    kernel.process.kill("SIGINT");
    expect(contentOf(await running.ended, "error").ename).toBe("KeyboardInterrupt");
    expect(printed(await kernel.execute("console.log('alive')"))).toBe("alive\n");
  });

  it("shutdown_request ends the kernel and repeats the restart flag, also while a cell runs", async () => {
    await kernel.begin("while (true) {}");
    await pause(150);
    const { exited } = kernel;
    const { reply } = await kernel.request("shutdown_request", { restart: true }, "control");
    expect(reply.content).toEqual({ status: "ok", restart: true });
    expect(await exited).toBe(0);
  });
});
