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
): Promise<{ info: number; cell: number; failed: boolean }> {
  const start = performance.now();
  const client = await startKernel(kernel);
  const info = (await client.answered) - start;
  const { reply } = await client.execute("1 + 1");
  const cell = performance.now() - start;
  await sleep(stay);
  await client.stop();
  return { info, cell, failed: reply.content.status !== "ok" };
}

/** What came of the same work some times over. */
interface Repeated {
  times: number[];
  failed: number;
}

/** The middle of the times; work that failed has no time that means anything. */
function told({ times, failed }: Repeated): string {
  return failed > 0 ? `failed, ${failed} of ${times.length}` : ms(median(times));
}

/** @param work says whether it did what was asked */
async function repeat(count: number, work: () => Promise<boolean>, pause = 0): Promise<Repeated> {
  const repeated: Repeated = { times: [], failed: 0 };
  for (let i = 0; i < count; i++) {
    let isDone = false;
    repeated.times.push(await timed(async () => void (isDone = await work())));
    if (!isDone) repeated.failed++;
    if (pause > 0) await sleep(pause);
  }
  return repeated;
}

const loop =
  "let total = 0; const began = Date.now(); for (let i = 0; i < 1e7; i++) total += i; console.log(Date.now() - began)";

const declaring = (i: number): string =>
  `const a${i} = ${i}; function f${i}(x: number) { return x + a${i}; } class C${i} { v = f${i}(1); }`;

/** Latencies of cells, of completion and of inspection. */
export async function measureLatencies(kernel: MeasuredKernel, cells: number): Promise<Row> {
  const client = await startKernel(kernel);
  const statusOf = async (code: string): Promise<unknown> =>
    (await within(lost, client.execute(code)))?.reply.content.status;
  const runs = async (code: string): Promise<boolean> => (await statusOf(code)) === "ok";
  const answers = async (type: string, code: string): Promise<boolean> => {
    const content = { code, cursor_pos: code.length, detail_level: 0 };
    return (await within(lost, client.request(type, content)))?.reply.content.status === "ok";
  };
  const trivial = (): Promise<Repeated> => repeat(40, () => runs("1 + 1"));
  await runs("1 + 1");
  const rows: Row = {};
  const importing = 'import { readFileSync } from "fs"; typeof readFileSync';
  rows["import of a module of Node"] = told(await repeat(1, () => runs(importing)));
  rows["trivial cell, median of 40"] = told(await trivial());
  rows["completion, median of 10"] = told(await repeat(10, () => answers("complete_request", "Math.hy")));
  rows["inspection, median of 10"] = told(await repeat(10, () => answers("inspect_request", "parseInt")));
  const wrong = async (): Promise<boolean> => (await statusOf("const wrong: number = ;")) === "error";
  rows["type or syntax error told, median of 10"] = told(await repeat(10, wrong, pauseAfterError));
  const looped = await within(lost, client.execute(loop));
  const isLooped = looped?.reply.content.status === "ok";
  rows["loop of 10⁷ over a top-level variable"] = isLooped ? `${outputOf(looped).trim()} ms` : "failed";
  let declared = 0;
  const declares = await repeat(cells, () => runs(declaring(declared++)));
  const after = await trivial();
  rows[`trivial cell after ${cells} cells that declare`] = told(declares.failed > 0 ? declares : after);
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
    if (kernel.interruptMode === "signal") client.signal("SIGINT");
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
    const isReady = reply.content.status === "ok";
    rows[`interrupt: ${one.name}`] = isReady
      ? await interruptTwice(kernel, client, one)
      : "the set-up failed";
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
