import { type TimeLimit, withinTime } from "lib/jupyter/timeLimit";

const sink = Symbol.for("lib.jupyter.publish");
let shown: string[] = [];
beforeEach(() => {
  shown = [];
  const publish = ({ data }: { data: Record<string, string> }): void => void shown.push(data["text/plain"]);
  Object.assign(globalThis, { [sink]: publish });
});
afterEach(() => delete (globalThis as Record<symbol, unknown>)[sink]);

const limit: TimeLimit = {
  milliseconds: 60,
  patience: 20,
  waiting: (s) => `still ${s}`,
  waited: () => "over",
};
const never = new Promise<never>(() => undefined);

describe("withinTime outside of the course's kernel", () => {
  it("gives what work returns or throws", async () => {
    expect(await withinTime(limit, () => 1)).toEqual({ how: "returned", value: 1 });
    expect(await withinTime(limit, async () => 2)).toEqual({ how: "returned", value: 2 });
    const error = new Error("mine");
    const throws = (): never => {
      throw error;
    };
    expect(await withinTime(limit, throws)).toEqual({ how: "threw", error });
    expect(shown).toEqual([]);
  });

  it("ends what waits for ever, and says meanwhile that it waits", async () => {
    expect(await withinTime(limit, () => never)).toEqual({ how: "expired" });
    expect(shown).toEqual(["still 0.02", "over"]);
  });
});
