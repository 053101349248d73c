import { exitFailure } from "grading/sandbox/walls/exitFailure";

const ending = { greeted: true, output: "", outOfMemory: false, memoryBytes: 512 << 20 };

describe("exitFailure", () => {
  it("blames the sandbox for a process that never greeted, with the first line that it printed", () => {
    expect(exitFailure(1, null, { ...ending, greeted: false, output: "bwrap: no\nmore" })).toEqual({
      status: "infrastructure-error",
      message: "the sandbox did not start (exit 1) bwrap: no",
    });
  });

  it("tells memory from time and from a crash", () => {
    const statusOf = (...args: Parameters<typeof exitFailure>) => exitFailure(...args).status;
    expect(statusOf(null, "SIGKILL", { ...ending, outOfMemory: true })).toBe("out-of-memory");
    expect(statusOf(134, null, { ...ending, output: "JavaScript heap out of memory" })).toBe("out-of-memory");
    expect(statusOf(134, null, ending)).toBe("crash");
    expect(statusOf(null, "SIGXCPU", ending)).toBe("timeout");
    expect(exitFailure(0, null, ending).message).toBe("the process ended by itself (exit 0)");
  });
});
