import { readImage, readImages, type Pixels } from "lib/jupyter/display/pictures/pixels";
import { FakeTensor } from "../fakeTensor";

const grey = [
  [0, 0.5],
  [1, 0.2],
];

describe("readImage", () => {
  it("reads bytes, numbers from 0 to 1 and tensors in each layout", () => {
    const expected = { height: 2, width: 2, channels: 1, data: Uint8Array.of(0, 128, 255, 51) };
    const size = { height: 2, width: 2 };
    expect(readImage("image", grey)).toEqual(expected);
    expect(readImage("image", grey.map((row) => row.map((v) => [v])))).toEqual(expected); // prettier-ignore
    expect(readImage("image", Float32Array.from(grey.flat()), size)).toEqual(expected);
    expect(readImage("image", Uint8ClampedArray.of(0, 128, 255, 51), size)).toEqual(expected);
    expect(readImage("image", new FakeTensor([2, 2], "float32", grey.flat()))).toEqual(expected);
    expect(readImage("image", new FakeTensor([2, 2, 1], "int32", [0, 128, 255, 51]))).toEqual(expected);
    expect(readImage("image", new Uint8Array(16), size).channels).toBe(4);
    expect(readImage("image", new Uint8Array(12), { ...size, channels: 3 }).channels).toBe(3);
  });

  it("takes another range, and cuts off what lies a little beyond it", () => {
    expect([...readImage("image", [[-0.5, 0, 0.5]], { range: [-0.5, 0.5] }).data]).toEqual([0, 128, 255]);
    expect([...readImage("image", [[-0.3, 1.3]]).data]).toEqual([0, 255]);
  });

  it.each<[string, Pixels, object, string]>([
    ["values that are bytes", [[0, 255]], {}, "image: pixels must be from 0 to 1, got 255: divide by the value of white, pass a Uint8Array of 0 to 255, or give another range"], // prettier-ignore
    ["NaN", [[0, NaN]], {}, "image: pixels must be from 0 to 1, got NaN"],
    ["a flat array without its size", new Uint8Array(12), {}, "image: height and width must be given for a flat array of pixels, got 12 numbers"], // prettier-ignore
    ["a flat array of another size", new Uint8Array(13), { height: 2, width: 2 }, "image: the pixels must fill one image of 2 × 2 with 1, 3 or 4 channels, got 13 numbers"], // prettier-ignore
    ["channels that come first", new FakeTensor([3, 64, 64], "float32", new Float32Array(3 * 64 * 64)), {}, "image: the shape must be [height, width] or [height, width, 1, 3 or 4], got [3, 64, 64]"], // prettier-ignore
    ["rows of different lengths", [[1], [0, 1]], {}, "image: pixels must be a typed array, nested arrays of numbers or a tensor, got arrays of other things or of different lengths"], // prettier-ignore
    ["no pixels at all", "x" as unknown as Pixels, {}, "image: pixels must be a typed array, nested arrays of numbers or a tensor, got string"], // prettier-ignore
  ])("refuses %s", (_name, pixels, options, message) => {
    expect(() => readImage("image", pixels, options)).toThrow(new Error(message));
  });

  it("refuses a disposed tensor", () => {
    const gone = new FakeTensor([2, 2], "float32", grey.flat());
    gone.dispose();
    expect(() => readImage("image", gone)).toThrow("got Tensor [2, 2] float32, disposed");
  });
});

describe("readImages", () => {
  it("reads a list, a nested array, a flat array and a tensor with a leading axis alike", () => {
    const video = [grey, grey.map((row) => row.map((v) => 1 - v))];
    const first = readImages("video", video);
    expect(first.map(({ data }) => [...data])).toEqual([[0, 128, 255, 51], [255, 128, 0, 204]]); // prettier-ignore
    expect(readImages("video", Float32Array.from(video.flat(2)), { height: 2, width: 2 })).toEqual(first);
    expect(readImages("video", new FakeTensor([2, 2, 2, 1], "float32", video.flat(2)))).toEqual(first);
    expect(
      readImages(
        "video",
        video.map((frame) => new FakeTensor([2, 2], "float32", frame.flat())),
      ),
    ).toEqual(first);
  });

  it("names the image that is wrong", () => {
    expect(() => readImages("video", [grey, [[7]]])).toThrow(
      "video: image 1: pixels must be from 0 to 1, got 7",
    );
    expect(() => readImages("video", [grey, [[0.5]]])).toThrow(
      "video: all images must have the size of the first, 2 × 2, got 1 × 1 at 1",
    );
    expect(() => readImages("video", [])).toThrow("video: there must be at least one image, got none");
  });
});
