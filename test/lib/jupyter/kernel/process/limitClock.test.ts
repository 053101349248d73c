import type { ExecutionOutput } from "lib/jupyter/kernel/wire/frames";
import { LimitClock } from "lib/jupyter/kernel/process/limitClock";

const text = (text: string): ExecutionOutput => ({ type: "stream", name: "stdout", text });
const notices = [
  { after: 20, output: text("a") },
  { after: 40, output: text("b") },
];

let clock: LimitClock;
let told: unknown[];
beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  clock = new LimitClock(
    (output, id) => told.push([id, output.type === "stream" && output.text]),
    (number) => told.push(number),
  );
  clock.start({ type: "limit", id: 7, number: 1, milliseconds: 100, notices });
});
afterEach(() => jest.useRealTimers());

describe("LimitClock", () => {
  it("tells that work goes on, and when its time is over, once each", () => {
    jest.advanceTimersByTime(30);
    expect(told).toEqual([[7, "a"]]);
    jest.advanceTimersByTime(1000);
    expect(told).toEqual([[7, "a"], [7, "b"], 1]);
  });

  it("says that work is over where it has said that it goes on, and then nothing more", () => {
    jest.advanceTimersByTime(30);
    clock.end({ type: "limitOver", number: 1, output: text("over") });
    jest.advanceTimersByTime(1000);
    expect(told).toEqual([
      [7, "a"],
      [7, "over"],
    ]);
  });

  it("says nothing of work that is over soon, and keeps the time of other work", () => {
    clock.start({ type: "limit", id: 8, number: 2, milliseconds: 50, notices: [] });
    clock.end({ type: "limitOver", number: 1, output: text("over") });
    jest.advanceTimersByTime(1000);
    expect(told).toEqual([2]);
  });

  it("is silent once the process has ended", () => {
    clock.stop();
    jest.advanceTimersByTime(1000);
    clock.end({ type: "limitOver", number: 1, output: text("over") });
    expect(told).toEqual([]);
  });
});
