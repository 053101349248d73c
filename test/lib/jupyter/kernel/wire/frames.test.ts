import { LineParser } from "lib/jupyter/kernel/wire/frames";

describe("LineParser", () => {
  it("finds the same objects however the bytes are cut, inside characters too", () => {
    const objects = [{ text: "ü\n😀" }, { n: 1 }, []];
    const bytes = Buffer.from(objects.map((object) => `${JSON.stringify(object)}\n`).join(""));
    for (let size = 1; size <= bytes.length; size++) {
      const parser = new LineParser<unknown>();
      const found: unknown[] = [];
      for (let at = 0; at < bytes.length; at += size)
        found.push(...parser.parse(bytes.subarray(at, at + size)));
      expect(found).toEqual(objects);
    }
  });
});
