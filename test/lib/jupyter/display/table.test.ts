import { formatCell, table, type TableData } from "lib/jupyter/display/table";
import { published, textOf } from "./published";

describe("table", () => {
  it("aligns numbers to the right in each of its three forms", () => {
    const rows = [
      { model: "A", loss: 0.26667, n: 12 },
      { model: "B <i>", loss: null, n: -3 },
    ];
    const [seen] = published(() => table(rows, { caption: "Losses & more", digits: 3 }));
    expect(textOf(seen, "text/plain")).toBe(
      ["Losses & more", "model   loss   n", "─────  ─────  ──", "A      0.267  12", "B <i>      –  −3"].join(
        "\n",
      ),
    );
    expect(textOf(seen, "text/html")).toContain("Losses &amp; more</caption>");
    expect(textOf(seen, "text/html")).toContain('<td style="text-align:left">B &lt;i&gt;</td>');
    expect(textOf(seen, "text/markdown")).toContain("| --- | ---: | ---: |");
  });

  it("takes columns, typed arrays included", () => {
    const [seen] = published(() =>
      table({ columns: { t: Int32Array.of(1, 2), x: Float64Array.of(0.5, 1.25) } }),
    );
    expect(textOf(seen, "text/plain").split("\n").slice(2)).toEqual(["1  0.5000", "2   1.250"]);
  });

  it("refuses columns that differ in length, and what is no table", () => {
    expect(() => table({ columns: { a: [1], b: [1, 2] } })).toThrow(
      "columns must have the same length, got a: 1, b: 2",
    );
    expect(() => table(3 as unknown as TableData)).toThrow(TypeError);
  });
});

describe("formatCell", () => {
  it("keeps integers whole and gives other numbers their significant digits", () => {
    const values = [3, 0.0001234567, 123.456, 1.5e-9, -Infinity, NaN, true];
    expect(values.map((value) => formatCell(value, 4))).toEqual(
      ["3", "0.0001235", "123.5", "1.500e−9", "−∞", "NaN", "true"], // prettier-ignore
    );
  });
});
