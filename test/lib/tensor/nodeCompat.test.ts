import { putBackRemovedUtilities } from "lib/tensor/nodeCompat";

type Utilities = Record<string, (value: unknown) => boolean>;

describe("putBackRemovedUtilities", () => {
  it("puts back what Node 23 removed and tfjs-node calls", () => {
    const util: Utilities = {};
    putBackRemovedUtilities(util);
    expect([[], {}].map(util.isArray)).toEqual([true, false]);
    expect([null, undefined, 0].map(util.isNullOrUndefined)).toEqual([true, true, false]);
  });

  it("leaves what is there", () => {
    const isArray = () => true;
    const util: Utilities = { isArray };
    putBackRemovedUtilities(util);
    expect(util.isArray).toBe(isArray);
  });
});
