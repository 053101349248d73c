import { putBackRemovedUtilities } from "lib/tensor/nodeCompat";

type Utilities = Record<string, (value: unknown) => boolean>;

describe("putBackRemovedUtilities", () => {
  it.each([
    ["that are missing", {}],
    ["that warn", { isArray: () => fail("warned"), isNullOrUndefined: () => fail("warned") }],
  ])("gives tfjs-node the functions %s", (_name, target) => {
    const util = target as unknown as Utilities;
    putBackRemovedUtilities(util);
    expect([[], {}].map(util.isArray)).toEqual([true, false]);
    expect([null, undefined, 0].map(util.isNullOrUndefined)).toEqual([true, true, false]);
  });
});

function fail(message: string): never {
  throw new Error(message);
}
