import {
  currentCell,
  hold,
  installCellContexts,
  resume,
  runInCell,
} from "lib/jupyter/kernel/cells/cellContext";

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("a cell's context", () => {
  beforeAll(installCellContexts);

  it("follows awaits, promises and timers of each cell apart from the others", async () => {
    const seen: string[] = [];
    const note = (text: string) => void seen.push(`${text}${currentCell()?.id}`);
    const work = async () => {
      await sleep(5);
      note("await ");
      await Promise.all([
        sleep(1).then(() => note("then ")),
        Promise.reject(new Error()).catch(() => note("catch ")),
      ]);
      setTimeout(note, 1, "timer ");
      await sleep(10);
    };
    await Promise.all([1, 2].map((id) => runInCell({ id }, work)));
    expect(seen.sort()).toEqual([
      "await 1",
      "await 2",
      "catch 1",
      "catch 2",
      "then 1",
      "then 2",
      "timer 1",
      "timer 2",
    ]);
    expect(currentCell()).toBeUndefined();
  });
});

describe("resume", () => {
  it("throws the signal's reason once the cell is interrupted, and passes the value on before", () => {
    const controller = new AbortController();
    runInCell({ id: 1, signal: controller.signal }, () => {
      expect(resume(5)).toBe(5);
      controller.abort(new Error("interrupted"));
      expect(() => resume(5)).toThrow("interrupted");
    });
    expect(resume(6)).toBe(6);
  });
});

describe("hold", () => {
  it("passes the value on until an interrupted cell has had its time to clean up, then never settles", async () => {
    const controller = new AbortController();
    const context = { id: 1, signal: controller.signal };
    controller.abort();
    expect(runInCell(context, () => hold(5))).toBe(5);
    await sleep(1050);
    const held = runInCell(context, () => hold(5));
    await expect(Promise.race([held, sleep(20).then(() => "nothing")])).resolves.toBe("nothing");
  });
});
