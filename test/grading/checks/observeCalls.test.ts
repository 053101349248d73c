import { observeCalls, type RecordedCall } from "grading/checks/observeCalls";

describe("observeCalls", () => {
  it("notes a call before it is made, and its value and questions after it", async () => {
    const noted: RecordedCall[] = [];
    const call = observeCalls(
      async (_name, g) => {
        expect(noted).toHaveLength(1);
        return (g as (n: number) => number)(3);
      },
      (made) => noted.push(made),
    );
    const double = (n: unknown) => 2 * (n as number);
    expect(await call("f", double)).toBe(6);
    expect(noted).toEqual([
      { name: "f", args: [double], got: 6, asked: [{ place: "0", args: [3], value: 6 }] },
    ]);
  });
});
