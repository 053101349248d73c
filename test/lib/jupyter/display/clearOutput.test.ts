import { CLEAR_SINK } from "lib/core/globalKeys";
import { clearOutput } from "lib/jupyter/display/clearOutput";

describe("clearOutput", () => {
  it("tells the kernel whether to wait, and does nothing without a kernel", () => {
    clearOutput();
    const asked: boolean[] = [];
    const slot = globalThis as { [CLEAR_SINK]?: (wait: boolean) => void };
    slot[CLEAR_SINK] = (wait) => void asked.push(wait);
    clearOutput();
    clearOutput({ wait: true });
    delete slot[CLEAR_SINK];
    expect(asked).toEqual([false, true]);
  });
});
