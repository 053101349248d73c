import { HeldModule } from "lib/jupyter/kernel/modules/esModules/importedModule";

describe("HeldModule", () => {
  it("makes a module without a default its own, now and as long as it has none", () => {
    const exports: Record<string, unknown> = { __esModule: true, n: 1 };
    const held = new HeldModule(exports);
    expect(held.default).toBe(exports);
    exports.default = "own";
    expect(held.default).toBe("own");
  });

  it("gives the default of an ES module, be it undefined, and all of any other module", () => {
    expect(new HeldModule({ __esModule: true, default: undefined }).default).toBeUndefined();
    for (const exports of [{ default: 1 }, null, undefined, 5])
      expect(new HeldModule(exports).default).toBe(exports);
  });

  it("has all of a CommonJS module as its names, with their values of the moment, and itself as the default", () => {
    const exports = Object.assign(() => "called", { n: 1, default: "inner" });
    const namespace = new HeldModule(exports).namespace as { n: number; default: unknown };
    exports.n = 2;
    expect([namespace.n, namespace.default === exports, Object.keys(namespace).includes("n")]).toEqual([
      2,
      true,
      true,
    ]);
  });

  it("is an ES module itself as its names", () => {
    const exports = { __esModule: true, n: 3 };
    expect(new HeldModule(exports).namespace).toBe(exports);
  });

  it("is the edited module once that has taken its place", () => {
    const held = new HeldModule({ n: 1 });
    const before = held.namespace;
    held.exports = { n: 2 };
    expect(held.namespace).toEqual({ n: 2, default: { n: 2 } });
    expect(held.namespace).not.toBe(before);
  });
});
