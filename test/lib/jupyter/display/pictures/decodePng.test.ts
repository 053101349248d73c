import { decodePng } from "lib/jupyter/display/pictures/decodePng";
import { encodePng } from "lib/jupyter/display/pictures/png";

describe("decodePng", () => {
  it("gives back what encodePng wrote, by whichever filters", () => {
    for (const channels of [1, 3, 4] as const) {
      const [width, height] = [17, 13];
      const data = Uint8Array.from(
        { length: width * height * channels },
        (_, i) => ((i * i) % 251) ^ (i >> 3),
      );
      expect(decodePng(encodePng({ width, height, channels, data }))).toEqual({
        width,
        height,
        channels,
        data,
      });
    }
  });

  it("refuses a palette, and what is no PNG", () => {
    const indexed = encodePng({ width: 1, height: 1, data: new Uint8Array(1), palette: [[1, 2, 3, 4]] });
    expect(() => decodePng(indexed)).toThrow("decodePng: the file must have 8 bits a channel, no palette");
    expect(() => decodePng(new Uint8Array(40))).toThrow("decodePng: the file must be a PNG");
  });
});
