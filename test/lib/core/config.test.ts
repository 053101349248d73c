import { mergeConfig } from "lib/core/config";

const defaults = {
  gamma: 0.99,
  name: "v1",
  sizes: [1, 2],
  model: { deter: 200, stoch: 30, seed: null as number | null },
};

describe("mergeConfig", () => {
  it("replaces fields at any depth and keeps the rest", () => {
    expect(mergeConfig(defaults, { gamma: 0.9, model: { stoch: 8, seed: 3 } })).toEqual({
      ...defaults,
      gamma: 0.9,
      model: { deter: 200, stoch: 8, seed: 3 },
    });
  });

  it("replaces arrays as a whole and ignores undefined", () => {
    const merged = mergeConfig(defaults, { sizes: [3], gamma: undefined });
    expect([merged.sizes, merged.gamma]).toEqual([[3], 0.99]);
  });

  it("changes neither argument and returns a frozen record", () => {
    const before = structuredClone(defaults);
    const merged = mergeConfig(defaults, { model: { deter: 1 } });
    expect(defaults).toEqual(before);
    expect(Object.isFrozen(merged) && Object.isFrozen(merged.model)).toBe(true);
  });

  it("refuses unknown keys, also the prototype's, and names where", () => {
    expect(() => mergeConfig(defaults, { model: { deters: 1 } } as never)).toThrow(
      "unknown key model.deters; known here: deter, stoch, seed",
    );
    expect(() => mergeConfig(defaults, JSON.parse('{"__proto__": {"x": 1}}'))).toThrow(
      "unknown key __proto__",
    );
  });

  it("refuses values of another kind", () => {
    expect(() => mergeConfig(defaults, { gamma: "0.9" } as never)).toThrow(
      'gamma must be a number, got "0.9"',
    );
    expect(() => mergeConfig(defaults, { model: 3 } as never)).toThrow(
      "model must be a record of settings, got 3",
    );
    expect(() => mergeConfig(defaults, { sizes: 3 } as never)).toThrow("sizes must be an array, got 3");
  });
});
