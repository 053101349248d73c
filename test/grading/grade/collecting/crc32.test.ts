import { crc32 } from "grading/grade/collecting/crc32";

describe("crc32", () => {
  it("gives the check value of the standard, at once and in parts", () => {
    const bytes = Buffer.from("123456789");
    expect(crc32(bytes)).toBe(0xcbf43926);
    expect(crc32(bytes.subarray(4), crc32(bytes.subarray(0, 4)))).toBe(0xcbf43926);
    expect(crc32(Buffer.alloc(0))).toBe(0);
  });
});
