import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { newDisplayId, publish } from "lib/jupyter/display/publish";
import { published } from "./published";

const ROOT = resolve(__dirname, "../../../..");

function run(program: string): string {
  return execFileSync(process.execPath, ["-r", "ts-node/register", "-e", program], {
    cwd: ROOT,
    encoding: "utf8",
    timeout: 30_000,
    env: { ...process.env, TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","moduleResolution":"node10"}' },
  });
}

describe("publish", () => {
  it("hands the message to the kernel's sink, with whether it updates", () => {
    const message = { data: { "text/plain": "a" }, transient: { display_id: "x" } };
    const seen = published(() => {
      publish(message);
      publish(message, true);
    });
    expect(seen).toEqual([
      { message, update: false },
      { message, update: true },
    ]);
  });

  it("prints the text in a plain Node process", () => {
    const program = 'require("./lib/jupyter/display/publish").publish({ data: { "text/plain": "hello" } })';
    expect(run(program)).toBe("hello\n");
  });

  it("goes through plain tslab while tslab is the kernel", () => {
    const program = `
      const jupyter = require("tslab/dist/jupyter");
      jupyter.lastWriteDisplayData = (message, update) => console.log(JSON.stringify([message, update]));
      require("./lib/jupyter/display/publish").publish({ data: { "text/plain": "hi" } });`;
    expect(JSON.parse(run(program))).toEqual([
      { data: { "text/plain": "hi" }, metadata: {}, transient: {} },
      false,
    ]);
  });
});

describe("newDisplayId", () => {
  it("never gives the same id twice", () => {
    const ids = Array.from({ length: 1000 }, () => newDisplayId("figure"));
    expect(new Set(ids).size).toBe(1000);
  });
});
