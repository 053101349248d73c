import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Places, placesOf } from "lib/setup/shared/places";
import { startTensors, tensorProgram, wantsTensors } from "lib/setup/tensors/startTensors";

let root: string;
let places: Places;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "course for tensors-"));
  places = placesOf(root);
});
afterEach(() => rmSync(root, { recursive: true }));

const binding = () => write("node_modules/@tensorflow/tfjs-node-gpu/lib/napi-v8/tfjs_binding.node", "");

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

/** A course with the package and a set-up that does what the script says. */
function course(script: string): void {
  write("node_modules/@tensorflow/tfjs-node-gpu/package.json", "{}");
  write("lib/dist/setup/cli/tensors.js", script);
}

/** Starts the set-up and waits for its end; the lines that it said. */
async function run(): Promise<string[]> {
  const said: string[] = [];
  startTensors(places, (line) => said.push(line));
  for (let i = 0; i < 100 && !existsSync(path.join(root, "ended")); i++) await sleep(50);
  await sleep(200);
  return said;
}

const ending = (code: number) =>
  `console.error("begin"); console.error(process.argv[2]);
   require("node:fs").writeFileSync("ended", ""); process.exitCode = ${code};`;

describe("wantsTensors", () => {
  it("wants them where they are missing and can be made", () => {
    expect(wantsTensors(places)).toBe(false);
    course("");
    expect(wantsTensors(places)).toBe(true);
    rmSync(tensorProgram(places));
    expect(wantsTensors(places)).toBe(false);
  });

  it("does not where they are there", () => {
    course("");
    binding();
    expect(wantsTensors(places)).toBe(false);
  });

  it("waits a week after a failure", () => {
    course("");
    write(".cache/tensors-failed.json", JSON.stringify({ failed: "2026-03-01T12:00:00.000Z" }));
    expect(wantsTensors(places, Date.parse("2026-03-08T11:59:00.000Z"))).toBe(false);
    expect(wantsTensors(places, Date.parse("2026-03-08T12:01:00.000Z"))).toBe(true);
    write(".cache/tensors-failed.json", "{");
    expect(wantsTensors(places)).toBe(true);
  });
});

describe("startTensors", () => {
  it("passes on what the set-up says and remembers a failure", async () => {
    course(ending(1));
    expect(await run()).toEqual(["begin", "--background"]);
    expect(wantsTensors(places)).toBe(false);
  });

  it("forgets a failure when it has succeeded", async () => {
    course(ending(0));
    write(".cache/tensors-failed.json", JSON.stringify({ failed: "2020-01-01T00:00:00.000Z" }));
    await run();
    expect(existsSync(path.join(root, ".cache", "tensors-failed.json"))).toBe(false);
  });

  it("is ended with npm start, which counts as no failure", async () => {
    course(`setTimeout(() => require("node:fs").writeFileSync("ended", ""), 1500)`);
    startTensors(places, () => undefined)();
    await sleep(2_000);
    expect(existsSync(path.join(root, "ended"))).toBe(false);
    expect(wantsTensors(places)).toBe(true);
  });

  it("starts nothing where there is nothing to do", async () => {
    course(ending(0));
    binding();
    expect(() => startTensors(places, () => undefined)()).not.toThrow();
    await sleep(500);
    expect(existsSync(path.join(root, "ended"))).toBe(false);
  });
});
