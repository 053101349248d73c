import { contentOf, KernelClient, printed } from "../../../support/kernelClient";

jest.setTimeout(60_000);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("input from the person in front", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start();
  });
  afterAll(() => kernel?.stop());
  afterEach(() => {
    kernel.onQuestion = () => undefined;
  });

  const execute = (code: string): ReturnType<KernelClient["execute"]> =>
    kernel.execute(code, { allow_stdin: true });

  it("is what prompt() returns, which waits for it in the middle of synchronous code", async () => {
    kernel.onQuestion = ({ content }) => (content.prompt === "Name? " ? "Ada ✓" : "?");
    const exchange = await execute('const name = prompt("Name?"); console.log(`Hello ${name}`); name');
    expect(printed(exchange)).toBe("Hello Ada ✓\n");
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "'Ada ✓'" });
    expect(kernel.questions.at(-1)!.parent.msg_id).toBe(exchange.reply.parent.msg_id);
    expect(kernel.questions.at(-1)!.content).toEqual({ prompt: "Name? ", password: false });
  });

  it("may be long, empty for the default, yes or no, or hidden", async () => {
    kernel.onQuestion = ({ content }) =>
      ({ "Long ": "x".repeat(200_000), "Lr [0.1] ": "", "Sure [y/N] ": "Yes", "Key ": "s3cret" })[
        String(content.prompt)
      ];
    const exchange = await execute(
      '[prompt("Long")!.length, prompt("Lr", "0.1"), confirm("Sure"), promptPassword("Key")].join()',
    );
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "'200000,0.1,true,s3cret'" });
    expect(kernel.questions.at(-1)!.content.password).toBe(true);
  });

  it("is refused with a clear error where the client allows none", async () => {
    const exchange = await kernel.execute('prompt("Name?")', { allow_stdin: false });
    expect(contentOf(exchange, "error").evalue).toBe(
      "prompt: nobody can answer here: the front end that sent this cell allows no input",
    );
  });

  it("can be interrupted while it is awaited, and its late answer is ignored", async () => {
    const asking = execute('prompt("First")');
    while (kernel.questions.at(-1)!.content.prompt !== "First ") await pause(10);
    const first = kernel.questions.at(-1)!;
    await kernel.request("interrupt_request", {}, "control");
    expect(contentOf(await asking, "error").ename).toBe("KeyboardInterrupt");
    await kernel.answer(null, "too late");
    kernel.onQuestion = (question) => {
      void kernel.answer(first, "stale").then(() => kernel.answer(question, "fresh"));
      return undefined;
    };
    const exchange = await execute('prompt("Second")');
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "'fresh'" });
  });

  it("can be asked for after an await and interrupted there too", async () => {
    const asking = execute('await new Promise((r) => setTimeout(r, 5)); prompt("Later")');
    while (kernel.questions.at(-1)!.content.prompt !== "Later ") await pause(10);
    await kernel.request("interrupt_request", {}, "control");
    expect(contentOf(await asking, "error").ename).toBe("KeyboardInterrupt");
    expect(printed(await kernel.execute("console.log('alive')"))).toBe("alive\n");
  });

  it("ignores replies that are not text and replies to nothing", async () => {
    await kernel.answer(null, "nobody asked");
    kernel.onQuestion = (question) => {
      void kernel.answer(question, { not: "text" }).then(() => kernel.answer(null, "text"));
      return undefined;
    };
    const exchange = await execute('prompt("Text")');
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "'text'" });
  });

  it("says what asks, to a cell that reads stdin in another way", async () => {
    const reading =
      'process.stdin.on("data", () => undefined); await new Promise((go) => setTimeout(go, 50))';
    const exchange = await execute(reading);
    expect(printed(exchange, "stderr")).toMatch(/prompt\("…"\) or rl\.question\("…"\) asks below the cell/);
  });

  it.each([
    ["callbacks", "readline", "await new Promise((go) => lines.question('Who? ', go))"],
    ["promises", "readline/promises", "await lines.question('Who? ')"],
  ])("answers what an interface of readline asks, by %s", async (_, module, question) => {
    kernel.onQuestion = () => "me";
    const name = `lines from ${module}`.replace(/\W/g, "");
    const asking = question.replace("lines", name);
    const open = `const ${name} = createInterface({ input: process.stdin, output: process.stdout });`;
    await execute(`import { createInterface } from "${module}"; ${open}`);
    const exchange = await execute(asking);
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "'me'" });
    expect(kernel.questions.at(-1)!.content.prompt).toBe("Who? ");
  });

  it("looks like a terminal to programs that colour what they print, and prints objects as plain as ever", async () => {
    const asked = "[process.stdout.isTTY, process.stderr.hasColors(), require('tty').isatty(1)]";
    const exchange = await execute(`console.log({ a: 1 }); ${asked}`);
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "[ true, true, true ]" });
    expect(printed(exchange)).toBe("{ a: 1 }\n");
  });
});
