import {
  type AnyFunction,
  attachFunctions,
  detachFunctions,
  placeName,
  replaceFunctions,
} from "grading/sandbox/channel/functionPlaces";

const f = () => "f";
const g = () => "g";

describe("detachFunctions", () => {
  it("takes functions out of arguments, items and fields, and leaves null", () => {
    const { data, places, functions } = detachFunctions([f, [1, g], { a: { b: [f] }, n: 2 }]);
    expect(data).toEqual([null, [1, null], { a: { b: [null] }, n: 2 }]);
    expect(places).toEqual([[0], [1, 1], [2, "a", "b", 0]]);
    expect(functions).toEqual([f, g, f]);
  });

  it("changes no argument and copies nothing that holds no function", () => {
    const plain = { rows: [[1, 2]], typed: Float64Array.of(1), when: new Date(0), map: new Map([["f", f]]) };
    const mixed = { plain, f };
    const { data } = detachFunctions([plain, mixed]);
    expect(data[0]).toBe(plain);
    expect((data[1] as typeof mixed).plain).toBe(plain);
    expect(mixed.f).toBe(f);
  });

  it("ends for a value that holds itself", () => {
    const loop: { self?: object; f: AnyFunction } = { f };
    loop.self = loop;
    expect(detachFunctions([loop]).places.length).toBeLessThanOrEqual(32);
  });
});

describe("attachFunctions", () => {
  it("puts functions where they were taken", () => {
    const args = [f, { deep: [{ g }] }];
    const { data, places, functions } = detachFunctions(args);
    expect(attachFunctions(structuredClone(data), places, (i) => functions[i])).toEqual(args);
  });
});

describe("replaceFunctions", () => {
  it("gives other functions in the same places and does not touch the arguments", () => {
    const args = [{ f, keep: 1 }];
    const [replaced] = replaceFunctions(args, (original, place) => () => [original(), place]);
    expect((replaced as { f: AnyFunction }).f()).toEqual(["f", [0, "f"]]);
    expect(args).toEqual([{ f, keep: 1 }]);
  });
});

describe("placeName", () => {
  it("is the last name on the way, or the number of the argument", () => {
    expect(placeName([0, "task", "fit"])).toBe("fit");
    expect(placeName([0, "models", 2])).toBe("models");
    expect(placeName([1])).toBe("argument 2");
  });
});
