import { Carried, CARRIER } from "lib/jupyter/display/values/carried";
import { installCellContexts } from "lib/jupyter/kernel/cells/cellContext";

async function twoAtOnce(): Promise<string[]> {
  const carried = new Carried<string>();
  const seen: string[] = [];
  const work = async (name: string) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    seen.push(`${name}: ${carried.get()}`);
  };
  await Promise.all(["a", "b"].map((value) => carried.run(value, () => work(value))));
  return [...seen.sort(), String(carried.get())];
}

describe("Carried", () => {
  it("keeps the values of simultaneous work apart, in any process", async () => {
    expect((globalThis as Record<symbol, unknown>)[CARRIER]).toBeUndefined();
    expect(await twoAtOnce()).toEqual(["a: a", "b: b", "undefined"]);
  });

  it("does so with the kernel's own carrier", async () => {
    installCellContexts();
    expect((globalThis as Record<symbol, unknown>)[CARRIER]).toBeDefined();
    expect(await twoAtOnce()).toEqual(["a: a", "b: b", "undefined"]);
  });
});
