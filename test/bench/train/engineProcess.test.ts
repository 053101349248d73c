import { EngineProcess } from "./engineProcess";

const start = (script: string) =>
  new EngineProcess("the test's", [process.execPath, "-e", script], __dirname);

const echo = `require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  console.log("not an answer");
  console.log(JSON.stringify({ line, peakBytes: 1 }));
})`;

describe("EngineProcess", () => {
  it("gives each command its answer and skips other output", async () => {
    const engine = start(echo);
    expect(await engine.ask("run 1")).toEqual({ line: "run 1", peakBytes: 1 });
    expect(await engine.ask("run 2")).toEqual({ line: "run 2", peakBytes: 1 });
    await engine.stop();
    await engine.stop();
  });

  it("says why where the process ends instead", async () => {
    const engine = start(`console.error("first"); console.error("no such engine"); process.exitCode = 2`);
    await expect(engine.ask("run 1")).rejects.toThrow(`the test's: ended at "run 1": no such engine`);
    await engine.stop();
  });

  it("says so where the program does not exist", async () => {
    const engine = new EngineProcess("nobody's", ["/no/such/program"], __dirname);
    await expect(engine.ask("run 1")).rejects.toThrow("ENOENT");
  });
});
