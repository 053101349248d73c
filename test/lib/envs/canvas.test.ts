import { Rng } from "lib/core/rng";
import { Canvas, type Color, palette, sideBySide } from "lib/envs/canvas";
import { pixelsOf } from "lib/envs/pixels/pixelsOf";

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

  it("begins as a copy of another canvas, of its size", () => {
    const background = new Canvas(3, 2, palette.blue);
    const canvas = new Canvas(3, 2, background);
    canvas.rectangle(0, 0, 3, 2, black);
    expect(pixel(background, 2, 1)).toEqual([0, 114, 178]);
    expect(pixel(canvas, 2, 1)).toEqual([0, 0, 0]);
    expect(() => new Canvas(2, 3, background)).toThrow(
      "Canvas: background must have 2 × 3 pixels, got 3 × 2",
    );
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
  it("keeps each image's pixels, with paper between them", () => {
    const joined = sideBySide([new Canvas(2, 3, palette.blue), new Canvas(4, 3, palette.orange)], 1);
    expect([joined.width, joined.height]).toEqual([7, 3]);
    expect([pixel(joined, 1, 2), pixel(joined, 2, 1), pixel(joined, 3, 0), pixel(joined, 6, 2)]).toEqual([
      [...palette.blue],
      [...palette.paper],
      [...palette.orange],
      [...palette.orange],
    ]);
  });

  it("takes another colour for the gaps", () => {
    const joined = sideBySide([new Canvas(2, 3), new Canvas(2, 3)], 1, palette.ink);
    expect([1, 2, 3].map((x) => pixel(joined, x, 1))).toEqual([
      [...palette.white],
      [...palette.ink],
      [...palette.white],
    ]);
  });

  it("refuses images of different heights", () => {
    expect(() => sideBySide([new Canvas(2, 3), new Canvas(2, 4)])).toThrow("all of one height");
    expect(() => sideBySide([])).toThrow("at least one");
  });
});

describe("a shape", () => {
  type Distance = (x: number, y: number) => number;

  /** Draws by the distance of each pixel of the image. */
  function drawSlowly(canvas: Canvas, outside: Distance, color: Color): void {
    for (let i = 0; i < canvas.width * canvas.height; i++) {
      const [x, y] = [(i % canvas.width) + 0.5, Math.floor(i / canvas.width) + 0.5];
      const cover = Math.min(1, Math.max(0, 0.5 - outside(x, y)));
      for (let k = 0; k < 3; k++)
        canvas.pixels[3 * i + k] = canvas.pixels[3 * i + k] * (1 - cover) + color[k] * cover;
    }
  }

  const length: Distance = (x, y) => Math.sqrt(x * x + y * y);

  function toLine(x0: number, y0: number, x1: number, y1: number, width: number): Distance {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const squared = dx * dx + dy * dy;
    return (x, y) => {
      const t = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
      return length(x - x0 - t * dx, y - y0 - t * dy) - width / 2;
    };
  }

  it("is what the distance of every pixel says, bit by bit, wherever it lies", () => {
    const rng = new Rng(7);
    /** Often whole numbers, where edges meet pixels. */
    const near = (low: number, high: number): number => {
      const x = low + (high - low) * rng.uniform();
      return rng.uniform() < 0.25 ? Math.round(x) : x;
    };
    for (let trial = 0; trial < 1000; trial++) {
      const [width, height] = [1 + rng.integer(40), 1 + rng.integer(40)];
      const [fast, slow] = [0, 1].map(() => new Canvas(width, height, palette.paper));
      const [x, y, a, b] = [near(-9, 49), near(-9, 49), near(0, 25), near(0, 25)];
      const [x1, y1] = [rng.uniform() < 0.2 ? x : near(-9, 49), rng.uniform() < 0.2 ? y : near(-9, 49)];
      const box: Distance = (px, py) =>
        Math.max(Math.abs(px - (x + a / 2)) - a / 2, Math.abs(py - (y + b / 2)) - b / 2);
      const round: Distance = (px, py) => length(px - x, py - y) - a;
      const circle: Distance = (px, py) => Math.abs(length(px - x, py - y) - a) - b / 4;
      const draw: [() => void, Distance][] = [
        [() => fast.rectangle(x, y, a, b, palette.blue), box],
        [() => fast.disc(x, y, a, palette.blue), round],
        [() => fast.ring(x, y, a, b / 2, palette.blue), circle],
        [() => fast.line(x, y, x1, y1, b / 2, palette.blue), toLine(x, y, x1, y1, b / 2)],
      ];
      const [shape, outside] = draw[trial % 4];
      shape();
      drawSlowly(slow, outside, palette.blue);
      expect(Buffer.compare(pixelsOf(fast), pixelsOf(slow))).toBe(0);
    }
  });
});
