import { settle, type Steps } from "lib/jupyter/widgets/settle";

function* sum(a: unknown, b: unknown): Steps<number> {
  const first: number = yield a;
  const second: number = yield b;
  return first + second;
}

describe("settle", () => {
  it("takes steps at once where nothing has to be waited for", () => {
    expect(settle(sum(1, 2))).toBe(3);
  });

  it("waits for promises, and only from the first one on", async () => {
    const result = settle(sum(1, Promise.resolve(2)));
    expect(result).toBeInstanceOf(Promise);
    expect(await result).toBe(3);
  });

  it("throws a rejection where the promise was yielded", async () => {
    function* careful(): Steps<string> {
      try {
        return yield Promise.reject(new Error("no"));
      } catch (error) {
        return `caught ${(error as Error).message}`;
      }
    }
    expect(await settle(careful())).toBe("caught no");
    await expect(settle(sum(Promise.reject(new Error("no")), 1))).rejects.toThrow("no");
  });
});
