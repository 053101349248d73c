import { interruptionSignal, throwIfInterrupted } from "lib/core/interruption";

const key = Symbol.for("lib.jupyter.signal");
const world = globalThis as Record<symbol, unknown>;

describe("throwIfInterrupted", () => {
  afterEach(() => delete world[key]);

  it("does nothing outside of a notebook", () => {
    expect(interruptionSignal()).toBeUndefined();
    expect(throwIfInterrupted).not.toThrow();
  });

  it("throws the reason once the cell's signal is aborted", () => {
    const controller = new AbortController();
    world[key] = () => controller.signal;
    expect(throwIfInterrupted).not.toThrow();
    controller.abort(new Error("The cell was interrupted."));
    expect(throwIfInterrupted).toThrow("The cell was interrupted.");
  });
});
