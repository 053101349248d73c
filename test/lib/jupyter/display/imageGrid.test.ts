import { imageGrid } from "lib/jupyter/display/imageGrid";
import { published, textOf } from "./published";

const tile = (value: number) => [[value, value], [value, value]]; // prettier-ignore

describe("imageGrid", () => {
  it("puts labelled rows under labelled columns", () => {
    const rows = [
      { label: "original", images: [tile(0), tile(1), tile(0.5)] },
      { label: "decoded <1>", images: [tile(0.1), tile(0.9)] },
    ];
    const [seen] = published(() =>
      imageGrid(rows, { alt: "a bit grey", scale: 4, columnLabels: ["a", 1, 2] }),
    );
    const html = textOf(seen, "text/html");
    expect(html.match(/<img /g)).toHaveLength(5);
    expect(html).toContain('grid-row:3;grid-column:1;text-align:right;padding-right:.5em">decoded &lt;1&gt;');
    expect(html).toContain('grid-row:1;grid-column:4;text-align:center">2<');
    expect(textOf(seen, "text/plain")).toBe("a bit grey (rows: original, decoded <1>)");
  });

  it("is one picture with gaps for viewers without HTML", () => {
    const [seen] = published(() => imageGrid([{ images: [tile(0), tile(1)] }], { alt: "x", scale: 4 }));
    const png = Buffer.from(textOf(seen, "image/png"), "base64");
    // 2 + 1 + 2 pixels wide and 2 high, each enlarged four times.
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[25]]).toEqual([20, 8, 6]);
  });

  it("names the row that does not fit", () => {
    const grid = (rows: unknown) => () => imageGrid(rows as [], { alt: "x" });
    expect(grid([{ images: [tile(0)] }, { images: [[[1]]] }])).toThrow(
      "imageGrid: all images must be 2 × 2 as in row 0, got 1 × 1 in row 1",
    );
    expect(grid([{ images: [tile(0), [[7]]] }])).toThrow(
      "imageGrid: row 0: image 1: pixels must be from 0 to 1, got 7",
    );
    expect(grid([tile(0)])).toThrow(
      'imageGrid: rows must be an array such as [{ label: "original", images }]',
    );
  });
});
