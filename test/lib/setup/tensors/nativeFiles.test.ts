import { buildName } from "lib/setup/tensors/nativeFiles";

describe("buildName", () => {
  it("tells versions, platforms and processors apart", () => {
    expect(buildName("2.21.0", "linux", "x64")).toBe("tensorflow-2.21.0-linux-x64");
  });
});
