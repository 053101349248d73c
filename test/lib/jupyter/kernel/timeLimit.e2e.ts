import { contentOf, type Exchange, KernelClient, printed } from "../../../support/kernelClient";

jest.setTimeout(120_000);

const prelude = `import { withinTime } from "lib/jupyter/timeLimit";
const limit = { milliseconds: 1000, patience: 300, waiting: (s: number) => \`still \${s}\`, waited: () => "over" };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const told = async (work: () => unknown) => JSON.stringify(await withinTime(limit, work));
function inner(n: number): number {
  for (let i = 0; i < 100; i++) n += i;
  return n;
}
function outer(): void {
  let n = 0;
  for (let k = 0; k < 2; k++) {
    n = inner(n);
    while (n >= 0) {
      n = inner(0);
    }
  }
}
const fib = (n: number): number =>
  n < 2 ? n : fib(n - 1) + fib(n - 2);`;

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  await result(prelude);
});
afterAll(() => kernel?.stop());

const shownBy = (exchange: Exchange): unknown => {
  const { evalue } = contentOf(exchange, "error");
  if (evalue !== undefined) throw new Error(String(evalue));
  const { data } = contentOf(exchange, "execute_result") as { data?: Record<string, string> };
  return data?.["text/plain"];
};
const result = async (code: string): Promise<unknown> => shownBy(await kernel.execute(code));

/** How work ended that a cell runs under the limit. */
async function end(work: string): Promise<{ how: string; where?: Record<string, string>; value?: unknown }> {
  const exchange = await kernel.execute(`console.log(await told(${work}))`);
  shownBy(exchange);
  return JSON.parse(printed(exchange)) as never;
}

/** Displays of a cell, in order, updates marked. */
const displays = ({ published }: Exchange): string[] =>
  published
    .filter(({ header }) => /display_data$/.test(header.msg_type))
    .map(({ header, content }) => {
      const { "text/plain": text } = content.data as Record<string, string>;
      return header.msg_type.startsWith("update") ? `* ${text}` : text;
    });

describe("work under a time limit", () => {
  it("gives what it returns or throws, and its cell goes on", async () => {
    expect(await end("() => 7")).toEqual({ how: "returned", value: 7 });
    expect(await end("async () => { await sleep(5); return 8; }")).toEqual({ how: "returned", value: 8 });
    expect(
      await result("(await withinTime(limit, () => { throw new RangeError('mine'); }) as any).error.name"),
    ).toBe("'RangeError'");
  });

  it("is ended in an endless loop, whose place is told: of several the one that goes on for ever", async () => {
    expect(await end("outer")).toEqual({
      how: "expired",
      where: { kind: "loop", name: "outer", place: "cell 1, line 13", code: "while (n >= 0) {" },
    });
    expect(await result("1 + 1")).toBe("2");
  });

  it("is told while it blocks the thread, in one display that is rewritten", async () => {
    const exchange = await kernel.execute("await told(outer)");
    expect(displays(exchange)).toEqual(["still 0.3", "* over"]);
    expect(displays(await kernel.execute("await told(() => sleep(600))"))).toEqual(["still 0.3", "* over"]);
    expect(displays(await kernel.execute("await told(() => 1)"))).toEqual([]);
  });

  it.each([
    ["a call that never returns", "() => fib(90)", { kind: "call", name: "fib" }],
    ["a regular expression", '() => /^(a+)+$/.test("a".repeat(60) + "b")', { kind: "call" }],
    [
      "an iterator",
      "() => Array.from({ [Symbol.iterator]: () => ({ next: () => ({ done: false, value: 1 }) }) } as any)",
      { kind: "call" },
    ],
    ["code that waits without end", "() => new Promise(() => undefined)", undefined],
    ["a loop of awaits", "async () => { while (true) await sleep(5); }", { kind: "loop" }],
    [
      "a loop of awaits that never gives the thread free",
      "async () => { while (true) await null; }",
      { kind: "loop" },
    ],
    [
      "a recursion of awaits",
      "async () => { const f = async (): Promise<void> => { await null; return f(); }; return f(); }",
      undefined,
    ],
    [
      "a generator",
      "() => { for (const x of (function* () { while (true) yield 1; })()) x; }",
      { kind: "loop" },
    ],
    [
      "what catches every error in a loop",
      "() => { while (true) try { while (true) {} } catch {} }",
      { kind: "loop" },
    ],
    [
      "what goes on in a catch block",
      "() => { try { while (true) {} } catch { while (true) {} } }",
      { kind: "loop" },
    ],
    [
      "what returns after it has caught the end",
      "() => { try { while (true) {} } catch { return 5; } }",
      { kind: "loop" },
    ],
    [
      "awaits that catch every error",
      "async () => { while (true) try { await sleep(5); } catch {} }",
      { kind: "loop" },
    ],
    [
      "a sleep of the thread",
      "() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)",
      { kind: "call" },
    ],
    ["a loop made of text", '() => new Function("for (;;);")()', { kind: "call" }],
  ])("is ended where it is %s", async (_kind, work, where) => {
    const ended = await end(work);
    expect(ended.how).toBe("expired");
    if (where) expect(ended.where).toMatchObject(where);
    expect(await result("await sleep(1); 1 + 1")).toBe("2");
  });

  it("does not go on behind the back of later cells", async () => {
    await result(
      "let ticks = 0; const tick = async () => { while (true) try { await sleep(3); ticks++; } catch {} };",
    );
    await end("tick");
    expect(await result("await sleep(1300); const before = ticks; await sleep(100); ticks - before")).toBe(
      "0",
    );
  });

  it("runs alone: another waits until it has ended, and its own time begins then", async () => {
    expect(
      await result(
        "(await Promise.all([told(outer), told(() => sleep(600)), told(() => 3)])).map((t) => JSON.parse(t).how)",
      ),
    ).toBe("[ 'expired', 'returned', 'returned' ]");
  });

  it("leaves TensorFlow.js as it was, also where it was terminated inside of a tidy", async () => {
    await result('import * as tf from "@tensorflow/tfjs"; tf.ones([1]).dispose();');
    const before = await result("tf.memory().numTensors");
    await end("() => tf.tidy(() => { tf.ones([2]); return fib(90) as any; })");
    expect(await result("tf.memory().numTensors")).toBe(before);
    expect(await result("tf.grad((x) => x.square())(tf.scalar(3)).dataSync()[0]")).toBe("6");
  });
});

describe("an interrupt of work under a time limit", () => {
  const stop = async (code: string, times: number[]): Promise<Exchange> => {
    const { ended } = await kernel.begin(code);
    for (const time of times) {
      await new Promise((resolve) => setTimeout(resolve, time));
      await kernel.request("interrupt_request", {}, "control");
    }
    return ended;
  };

  it.each([
    ["a loop", "await told(outer)", [200]],
    ["a call", "await told(() => fib(90))", [200]],
    ["an await", "await told(() => new Promise(() => undefined))", [200]],
    [
      "a loop that catches everything",
      "await told(() => { while (true) try { while (true) {} } catch {} })",
      [200],
    ],
    ["a catch block", "await told(() => { try { while (true) {} } catch { while (true) {} } })", [200]],
    [
      "work that makes a value of it",
      "await told(() => { try { while (true) {} } catch { return 5; } }); 6",
      [200],
    ],
    ["work that waits for its turn", "await Promise.all([told(outer), told(outer)])", [200]],
    ["work when the limit passes", "await told(outer)", [1000]],
    ["work again and again", "await told(() => fib(90))", [200, 50, 50]],
  ])("ends the cell with %s, and the next runs at once", async (_kind, code, times) => {
    for (let round = 0; round < 2; round++) {
      expect(contentOf(await stop(code, times), "error").ename).toBe("KeyboardInterrupt");
      expect(await result("await told(() => 1)")).toBe(`'{"how":"returned","value":1}'`);
    }
  });

  it("is told to whoever has started the work, and not as an error of the work", async () => {
    await result(
      "let seen: any; const watched = async () => { seen = await withinTime(limit, () => { try { while (true) {} } catch (e) { throw new Error('mine'); } }); };",
    );
    await stop("await watched()", [200]);
    expect(await result("await sleep(20); seen === undefined || seen.how")).toMatch(/true|'interrupted'/);
  });
});
