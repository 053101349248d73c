import { type Exchange, type KernelClient, printed } from "../support/kernelClient";
import { type MeasuredKernel, median, startKernel, within } from "./kernels";

/** Plain tslab answers what comes sooner after an error without running it, in milliseconds. */
const pauseAfterError = 300;

/** After which an answer is taken for lost, in milliseconds. */
const lost = 10_000;

const outputOf = (exchange: Exchange | undefined): string => (exchange ? printed(exchange) : "?");

/** Row → what is printed in its cell. */
export type Row = Record<string, string>;

const ms = (value: number | undefined): string =>
  value === undefined ? "never" : `${value.toFixed(value < 20 ? 1 : 0)} ms`;

async function timed<T>(work: () => Promise<T>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * One start: milliseconds from the process's start to the first reply, and to the end of the first cell.
 * @param stay how long the kernel lives on, in milliseconds
 */
export async function measureStart(
  kernel: MeasuredKernel,
  stay = 0,
): Promise<{ info: number; cell: number }> {
  const start = performance.now();
  const client = await startKernel(kernel);
  const info = (await client.answered) - start;
  await client.execute("1 + 1");
  const cell = performance.now() - start;
  await sleep(stay);
  await client.stop();
  return { info, cell };
}

/** Latencies of cells, of completion and of inspection. */
export async function measureLatencies(kernel: MeasuredKernel, cells: number): Promise<Row> {
  const client = await startKernel(kernel);
  const cell = async (code: string): Promise<Exchange | undefined> => {
    const exchange = await within(lost, client.execute(code));
    if (exchange?.reply.content.status !== "ok")
      process.stderr.write(`${kernel.name}: ${exchange ? "failed" : "no idle"}: ${code.slice(0, 60)}\n`);
    return exchange;
  };
  const repeated = async (times: number, work: () => Promise<unknown>): Promise<number> => {
    const measured: number[] = [];
    for (let i = 0; i < times; i++) measured.push(await timed(work));
    return median(measured);
  };
  const trivial = (): Promise<number> => repeated(40, () => cell("1 + 1"));
  const rows: Row = {};
  await cell("1 + 1");
  rows["import of a module of Node"] = ms(
    await timed(() => cell('import { readFileSync } from "fs"; typeof readFileSync')),
  );
  rows["trivial cell, median of 40"] = ms(await trivial());
  const info = (type: string, code: string): Promise<unknown> =>
    within(lost, client.request(type, { code, cursor_pos: code.length, detail_level: 0 }));
  rows["completion, median of 10"] = ms(await repeated(10, () => info("complete_request", "Math.hy")));
  rows["inspection, median of 10"] = ms(await repeated(10, () => info("inspect_request", "parseInt")));
  const errors: number[] = [];
  for (let i = 0; i < 10; i++) {
    errors.push(await timed(() => within(lost, client.execute("const wrong: number = ;"))));
    await sleep(pauseAfterError);
  }
  rows["type or syntax error told, median of 10"] = ms(median(errors));
  const loop =
    "let total = 0; const began = Date.now(); for (let i = 0; i < 1e7; i++) total += i; console.log(Date.now() - began)";
  rows["loop of 10⁷ over a top-level variable"] = `${outputOf(await cell(loop)).trim()} ms`;
  for (let i = 0; i < cells; i++)
    await cell(
      `const a${i} = ${i}; function f${i}(x: number) { return x + a${i}; } class C${i} { v = f${i}(1); }`,
    );
  rows[`trivial cell after ${cells} cells that declare`] = ms(await trivial());
  await client.stop();
  return rows;
}

/** How much of what one synchronous cell says arrives. */
export async function measureOutput(kernel: MeasuredKernel): Promise<Row> {
  const client = await startKernel(kernel);
  await client.execute("1 + 1");
  const before = client.published.length;
  await within(30_000, client.execute("for (let i = 0; i < 100000; i++) console.log(i)"));
  await sleep(1000);
  const published = client.published.slice(before);
  const lines = printed({ published } as Exchange).split("\n").length - 1;
  const idle = published.some(({ content }) => content.execution_state === "idle");
  await client.stop();
  return { "lines kept of 100,000": `${lines.toLocaleString("en")}${idle ? "" : ", no idle"}` };
}

interface Case {
  name: string;
  code: string;
}

const cases: Case[] = [
  { name: "while (true) {}", code: "while (true) {}" },
  { name: "an awaiting cell", code: "await train()" },
  { name: "a loop after an await", code: "await pause(5); while (true) {}" },
  { name: "a training step's loop (many native calls)", code: "for (;;) sha(block)" },
  { name: "a native call of about 0.3 s, repeated", code: "for (;;) slowNative()" },
];

const setUp = `import { createHash, pbkdf2Sync } from "node:crypto"; const block = new Uint8Array(1 << 20); let ticks = 0;
const pause = (t: number) => new Promise((resolve) => setTimeout(resolve, t));
const sha = (data: Uint8Array) => createHash("sha256").update(data).digest();
const slowNative = () => pbkdf2Sync("p", "s", 300000, 64, "sha512");
async function train() { for (;;) { await pause(5); ticks++; } }`;

async function numberOf(client: KernelClient, code: string): Promise<number | undefined> {
  const exchange = await within(3000, client.execute(`console.log(${code})`));
  return exchange && Number(printed(exchange));
}

/** Interrupts a cell twice in a row; tells the time of the later one and what is wrong afterwards. */
async function interruptTwice(kernel: MeasuredKernel, client: KernelClient, { code }: Case): Promise<string> {
  let time: number | undefined;
  for (let attempt = 0; attempt < 2; attempt++) {
    let ended = false;
    const running = client.execute(code).finally(() => (ended = true));
    await sleep(400);
    if (ended) return "did not run";
    const start = performance.now();
    if (kernel.interruptMode === "signal") client.process.kill("SIGINT");
    else void client.request("interrupt_request", {}, "control");
    time = (await within(4000, running)) && performance.now() - start;
    if (time === undefined) return "never";
    await sleep(pauseAfterError);
  }
  const before = await numberOf(client, "ticks");
  await sleep(200);
  const after = await numberOf(client, "ticks");
  if (before === undefined || after === undefined) return `${ms(time)}, then dead`;
  return before === after ? ms(time) : `${ms(time)}, goes on running`;
}

/** How long after an interrupt the five kinds of cells end. */
export async function measureInterrupts(kernel: MeasuredKernel): Promise<Row> {
  const rows: Row = {};
  for (const one of cases) {
    const client = await startKernel(kernel);
    const { reply } = await client.execute(setUp);
    if (reply.content.status !== "ok")
      process.stderr.write(`${kernel.name}: ${JSON.stringify(reply.content)}\n`);
    rows[`interrupt: ${one.name}`] = await interruptTwice(kernel, client, one);
    await client.stop();
  }
  return rows;
}

/** How long a kernel takes to end when it is asked to, in the middle of a loop. */
export async function measureShutdown(kernel: MeasuredKernel): Promise<Row> {
  const client = await startKernel(kernel);
  void client.execute("while (true) {}");
  await sleep(400);
  const start = performance.now();
  void client.request("shutdown_request", { restart: false }, "control");
  const ended = await within(lost, client.exited);
  const time = ended === undefined ? undefined : performance.now() - start;
  await client.stop();
  return { "shutdown while a loop runs": ms(time) };
}
