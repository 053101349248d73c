import { Canvas, palette, sideBySide } from "lib/envs/canvas";

const pixel = ({ pixels, width }: Canvas, x: number, y: number) =>
  Array.from(pixels.subarray((y * width + x) * 3, (y * width + x) * 3 + 3));

/** How much of the canvas is black, in pixels. */
const darkness = ({ pixels }: Canvas) =>
  pixels.reduce((sum, value, i) => (i % 3 === 0 ? sum + (255 - value) / 255 : sum), 0);

const black = [0, 0, 0] as const;

describe("Canvas", () => {
  it("is as large as asked and of one colour at first", () => {
    const canvas = new Canvas(3, 2, palette.blue);
    expect(canvas.pixels).toHaveLength(18);
    expect(pixel(canvas, 2, 1)).toEqual([0, 114, 178]);
  });

  it("fills whole pixels of a rectangle on pixel borders and half of those that it covers by half", () => {
    const canvas = new Canvas(6, 4);
    canvas.rectangle(1, 1, 2, 2, black);
    expect([pixel(canvas, 1, 1), pixel(canvas, 2, 2), pixel(canvas, 3, 2), pixel(canvas, 0, 1)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [255, 255, 255],
      [255, 255, 255],
    ]);
    canvas.rectangle(4.5, 0, 1, 4, black);
    expect(pixel(canvas, 4, 1)).toEqual([128, 128, 128]);
  });

  it.each([
    ["a disc πr²", (c: Canvas) => c.disc(20, 20, 10, black), Math.PI * 100],
    ["a ring 2πrw", (c: Canvas) => c.ring(20, 20, 10, 3, black), Math.PI * 60],
    ["a line lw + πw²/4", (c: Canvas) => c.line(8, 9, 28, 24, 4, black), 100 + Math.PI * 4],
  ])("covers the area of %s within 2 %%", (_, draw, area) => {
    const canvas = new Canvas(40, 40);
    draw(canvas);
    expect(Math.abs(darkness(canvas) / area - 1)).toBeLessThan(0.02);
  });

  it("cuts off what lies beyond its edges", () => {
    const canvas = new Canvas(10, 10);
    canvas.disc(0, 0, 5, black);
    expect(Math.abs(darkness(canvas) / ((Math.PI * 25) / 4) - 1)).toBeLessThan(0.05);
    canvas.line(-50, 20, 50, 20, 3, black);
    expect(pixel(canvas, 9, 9)).toEqual([255, 255, 255]);
  });

  it("joins the points of a path", () => {
    const canvas = new Canvas(20, 20);
    canvas.path(
      [
        [2.5, 2.5],
        [12.5, 2.5],
        [12.5, 12.5],
      ],
      2,
      black,
    );
    expect([pixel(canvas, 7, 2), pixel(canvas, 12, 8)]).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(pixel(canvas, 7, 8)).toEqual([255, 255, 255]);
  });

  it.each([0, 1.5, -2, NaN])("refuses the width %p", (width) => {
    expect(() => new Canvas(width, 4)).toThrow("Canvas: width must be a positive integer");
  });
});

describe("sideBySide", () => {
  it("keeps each image's pixels, with a white gap", () => {
    const joined = sideBySide([new Canvas(2, 3, palette.blue), new Canvas(4, 3, palette.orange)], 1);
    expect([joined.width, joined.height]).toEqual([7, 3]);
    expect([pixel(joined, 1, 2), pixel(joined, 2, 1), pixel(joined, 3, 0), pixel(joined, 6, 2)]).toEqual([
      [...palette.blue],
      [255, 255, 255],
      [...palette.orange],
      [...palette.orange],
    ]);
  });

  it("refuses images of different heights", () => {
    expect(() => sideBySide([new Canvas(2, 3), new Canvas(2, 4)])).toThrow("all of one height");
    expect(() => sideBySide([])).toThrow("at least one");
  });
});
