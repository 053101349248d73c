import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Dealer, XSubscriber } from "zeromq";
import { Rng } from "lib/core/rng";
import { addressOf } from "lib/jupyter/kernel/protocol/connection";
import { contentOf, type Exchange, KernelClient, printed } from "../../../support/kernelClient";
import { Nonsense } from "../../../support/nonsense";

jest.setTimeout(60_000);

const kernelMain = path.resolve(__dirname, "../../../../lib/dist/jupyter/kernel/main.js");

/** Messages to each socket. */
const count = 10_000;

/** A cell, and whether it ran to its end. */
const code = "[1, 2, 3].map((x) => x * 2).join()";
const isDone = (exchange: Exchange): boolean => "data" in contentOf(exchange, "execute_result");

describe("10,000 random, truncated or nonsensical messages to each socket", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "fuzz-"));
  const logFile = path.join(folder, "log");
  let kernel: KernelClient;
  let nonsense: Nonsense;
  beforeAll(async () => {
    const command = `exec "${process.execPath}" "${kernelMain}" "$1" 2> "${logFile}"`;
    kernel = await KernelClient.start(["/bin/sh", "-c", command, "sh"]);
    nonsense = new Nonsense(new Rng(2026), kernel.connection.key);
  });
  afterAll(async () => {
    await kernel?.stop();
    rmSync(folder, { recursive: true });
  });

  const portOf = (name: "shell" | "control" | "stdin" | "hb" | "iopub"): string =>
    addressOf(kernel.connection, kernel.connection[`${name}_port`]);

  /** The most memory in MB that the front end has had. */
  const peak = (): number =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${kernel.process.pid}/status`, "utf8"))![1]) / 1024;

  /** Runs a cell, until it succeeds: what nonsense is on its way may interrupt it or abort it by an error before it. */
  const expectAlive = async (): Promise<void> => {
    let exchange = await kernel.execute(code);
    for (let attempts = 1; attempts < 20 && !isDone(exchange); attempts++)
      exchange = await kernel.execute(code);
    expect(exchange.reply.content).toEqual(expect.objectContaining({ status: "ok" }));
    expect(contentOf(exchange, "execute_result").data).toEqual({ "text/plain": "'2,4,6'" });
    await kernel.heartbeat();
  };

  it.each(["shell", "control", "stdin", "hb"] as const)("leave it alive: %s", async (name) => {
    const socket = new Dealer({ linger: 2000, sendTimeout: 20_000 });
    socket.connect(portOf(name));
    for (let i = 0; i < count; i++) {
      const frames = name === "hb" && i % 2 === 0 ? [Buffer.alloc(0), nonsense.bytes()] : nonsense.any();
      await socket.send(frames);
    }
    await expectAlive();
    socket.close();
    await expectAlive();
  });

  it("leave it alive: iopub", async () => {
    const socket = new XSubscriber({ linger: 2000 });
    socket.connect(portOf("iopub"));
    for (let i = 0; i < count; i++) {
      const topic = nonsense.bytes(20);
      await socket.send(i % 3 === 0 ? topic : Buffer.concat([Buffer.from([i % 3 === 1 ? 1 : 0]), topic]));
    }
    await expectAlive();
    socket.close();
    await expectAlive();
  });

  it("cost it nothing when the senders are gone before the replies", async () => {
    for (let peer = 0; peer < 50; peer++) {
      const socket = new Dealer({ linger: 500 });
      socket.connect(portOf("shell"));
      for (let i = 0; i < 100; i++) await socket.send(nonsense.signed());
      socket.close();
    }
    await expectAlive();
  });

  it("have made it neither large nor talkative, and it has said what was wrong", () => {
    const log = readFileSync(logFile, "utf8");
    expect(log).toMatch(/a message on shell was ignored: decode: the signature does not match/);
    expect(log).toMatch(/ignored: decode: (header|content|metadata|parent_header) must be an object, got /);
    expect(log).toMatch(/… and \d+ more such lines/);
    expect(log.split("\n").length).toBeLessThan(2000);
    expect(peak()).toBeLessThan(400);
  });

  it("have left no interrupt or answer behind", async () => {
    kernel.onQuestion = () => "me";
    const asking = "for (let i = 0; i < 1e6; i++) {} console.log(prompt('Who'))";
    let exchange = await kernel.execute(asking, { allow_stdin: true });
    // A cell among the last nonsense that failed takes what is queued behind it with it.
    while (exchange.reply.content.status === "aborted")
      exchange = await kernel.execute(asking, { allow_stdin: true });
    expect(exchange.reply.content).toEqual(expect.objectContaining({ status: "ok" }));
    expect(printed(exchange)).toBe("me\n");
  });
});
