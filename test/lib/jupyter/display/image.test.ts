import { image } from "lib/jupyter/display/image";
import { published, textOf } from "./published";

const grey = [
  [0, 0.5, 1],
  [1, 0.5, 0],
];

/** Width and height that a PNG file names. */
const sizeOf = (base64: string): number[] => {
  const png = Buffer.from(base64, "base64");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

describe("image", () => {
  it("shows sharp pixels in HTML, an enlarged picture without HTML, and its description as text", () => {
    const [seen] = published(() => image(grey, { scale: 10, alt: 'a <grey> "X"' }));
    expect(Object.keys(seen.message.data)).toEqual(["text/html", "image/png", "text/plain"]);
    expect(textOf(seen, "text/plain")).toBe('a <grey> "X"');
    const html = textOf(seen, "text/html");
    expect(html).toContain('alt="a &lt;grey&gt; &quot;X&quot;" width="30" height="20"');
    expect(html).toContain("image-rendering:pixelated");
    expect(sizeOf(/base64,([^"]*)"/.exec(html)?.[1] ?? "")).toEqual([3, 2]);
    expect(sizeOf(textOf(seen, "image/png"))).toEqual([30, 20]);
  });

  it("chooses a scale by which small images are well seen and large ones stay as they are", () => {
    const width = (height: number, columns: number) => {
      const pixels = new Uint8Array(height * columns);
      const [seen] = published(() => image(pixels, { height, width: columns, alt: "black" }));
      return Number(/width="(\d+)"/.exec(textOf(seen, "text/html"))?.[1]);
    };
    expect([width(64, 64), width(84, 84), width(2, 2), width(600, 800)]).toEqual([256, 252, 32, 800]);
  });

  it("asks for a description and a scale that can be", () => {
    expect(() => image(grey, {} as { alt: string })).toThrow(
      'image: alt must be a text that says what there is to see, got none: add for example { alt: "the reconstruction is blurred" }',
    );
    expect(() => image(grey, { alt: " " })).toThrow("got an empty one");
    expect(() => image(grey, { alt: "x", scale: 0 })).toThrow(
      "image: scale must be a positive number, got 0",
    );
  });
});
