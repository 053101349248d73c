import { rememberBuiltins, withBuiltins } from "lib/jupyter/kernel/cells/surroundings/builtins";

describe("withBuiltins", () => {
  const { stringify } = JSON;
  const { at } = Array.prototype;
  beforeAll(rememberBuiltins);
  afterEach(() => {
    JSON.stringify = stringify;
    Array.prototype.at = at;
  });

  it("runs work with what was there at first, and leaves what an author has put in its place", () => {
    const mine = (() => "mine") as typeof JSON.stringify;
    JSON.stringify = mine;
    Reflect.deleteProperty(Array.prototype, "at");
    expect(withBuiltins(() => JSON.stringify([1, 2].at(-1)))).toBe("2");
    expect(JSON.stringify).toBe(mine);
    expect("at" in Array.prototype).toBe(false);
  });

  it("does so also where the work throws", () => {
    const mine = (() => "mine") as typeof JSON.stringify;
    JSON.stringify = mine;
    const work = () =>
      withBuiltins(() => {
        throw new Error("no");
      });
    expect(work).toThrow("no");
    expect(JSON.stringify).toBe(mine);
  });
});
