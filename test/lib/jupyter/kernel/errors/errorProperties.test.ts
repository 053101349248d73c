import { describeProperties } from "lib/jupyter/kernel/errors/errorProperties";

const describePlain = (properties: object): string =>
  describeProperties(Object.assign(new Error("x"), properties))
    .join("\n")
    .replace(/\u001b\[\d+m/g, "");

describe("describeProperties", () => {
  it("shows the further properties in one line", () => {
    expect(describePlain({ code: "E1", status: 404 })).toBe("  code: 'E1', status: 404");
    expect(describePlain({})).toBe("");
  });

  it("is brief: nested objects by their kind, long texts cut, six properties at most", () => {
    expect(describePlain({ response: { body: { a: 1 } } })).toBe("  response: { body: [Object] }");
    expect(describePlain({ body: "x".repeat(1e5) }).length).toBeLessThan(250);
    expect(describePlain(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`p${i}`, i])))).toMatch(
      /p5: 5, …$/,
    );
  });
});
