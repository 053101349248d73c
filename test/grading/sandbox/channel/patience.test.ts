import { readFileSync } from "node:fs";
import { createServer, connect, type AddressInfo } from "node:net";
import { Patience } from "grading/sandbox/channel/patience";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Holds the event loop. */
function block(ms: number): void {
  for (const start = performance.now(); performance.now() - start < ms;) readFileSync(__filename);
}

describe("Patience", () => {
  describe("by a clock of the test's own", () => {
    let ended = 0;
    beforeEach(() => {
      ended = 0;
      jest.useFakeTimers();
    });
    afterEach(() => jest.useRealTimers());

    it("ends once its time is over", () => {
      const patience = new Patience(20, () => void ended++);
      jest.advanceTimersByTime(60);
      expect(ended).toBe(0);
      patience.run();
      patience.run();
      jest.advanceTimersByTime(60);
      expect(ended).toBe(1);
    });

    it("has spent its whole time at its end, however early the timer", () => {
      jest.useFakeTimers({ doNotFake: ["performance"] });
      const patience = new Patience(60_000, () => void ended++);
      patience.run();
      jest.advanceTimersByTime(60_001);
      expect(ended).toBe(1);
      expect(patience.spent).toBeGreaterThanOrEqual(60_000);
    });

    it("stands still while it is paused, and goes on with what was left", () => {
      const patience = new Patience(100, () => void ended++);
      patience.run();
      jest.advanceTimersByTime(50);
      patience.pause();
      jest.advanceTimersByTime(200);
      patience.run();
      jest.advanceTimersByTime(49);
      expect(ended).toBe(0);
      jest.advanceTimersByTime(2);
      expect(ended).toBe(1);
    });
  });

  it("does not end when what it waits for has come while the event loop was held", async () => {
    const server = createServer((socket) => socket.end("here"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    let ended = false;
    const patience = new Patience(50, () => (ended = true));
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const came = new Promise<void>((resolve) => {
      socket.once("data", () => {
        patience.pause();
        resolve();
      });
    });
    await new Promise((resolve) => server.once("connection", resolve));
    patience.run();
    block(150); // the answer comes, and the time is over
    await came;
    await pause(30);
    socket.destroy();
    server.close();
    expect(ended).toBe(false);
  });
});
