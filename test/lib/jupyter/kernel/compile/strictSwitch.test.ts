import { connectStrictSwitch, obeyStrictSwitch } from "lib/jupyter/kernel/compile/strictSwitch";

describe("obeyStrictSwitch", () => {
  const options: Record<string, unknown> = {};
  beforeAll(() => connectStrictSwitch(options));

  it("turns strict checks on and off, and leaves them as they are without a switch", () => {
    expect(obeyStrictSwitch("const a = 1;\n  // @strict\n")).toBe(true);
    expect(options.strictNullChecks).toBe(true);
    expect(obeyStrictSwitch("const b = 2;")).toBe(false);
    expect(options.strictNullChecks).toBe(true);
    obeyStrictSwitch("// @strict off");
    expect(options).toMatchObject({ strictNullChecks: false, noImplicitAny: false });
    obeyStrictSwitch("// @strict on");
    expect(options.noImplicitAny).toBe(true);
  });

  it("takes no other comment for the switch", () => {
    for (const text of ["// @strictly", "// be @strict", "const s = 1; // @strict", "// @strict maybe"])
      expect(obeyStrictSwitch(text)).toBe(false);
  });
});
