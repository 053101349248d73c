import { byteLength, decodeElement, encodeElement, spaceOf } from "lib/envs/gymnasium/gymnasiumSpaces";
import { box, discrete, image, multiDiscrete } from "lib/envs/spaces";

describe("spaceOf", () => {
  it("makes our own space of each description; a bound that is null is infinite", () => {
    expect(spaceOf({ kind: "discrete", n: 3 }).description).toBe(discrete(3).description);
    expect(spaceOf({ kind: "multiDiscrete", counts: [2, 4] }).description).toBe(
      multiDiscrete([2, 4]).description,
    );
    expect(spaceOf({ kind: "image", shape: [4, 5, 1] })).toMatchObject({ kind: "image", shape: [4, 5, 1] });
    const spaces = spaceOf({ kind: "box", low: [-1, null], high: [1, null] });
    expect(spaces).toMatchObject({ low: [-1, -Infinity], high: [1, Infinity] });
  });
});

describe("decodeElement", () => {
  it.each([
    [discrete(5), 3, 8],
    [multiDiscrete([2, 4]), [1, 3], 16],
    [box([-1, -1], [1, 1]), [0.25, -1 / 3], 16],
  ])("gives back what was encoded: %#", (space, element, size) => {
    const bytes = encodeElement(element);
    expect([bytes.length, byteLength(space)]).toEqual([size, size]);
    expect(decodeElement(space, bytes)).toEqual(element);
  });

  it("gives a picture memory of its own", () => {
    const bytes = Buffer.from([1, 2, 3, 4]);
    const picture = decodeElement(image(2, 2, 1), bytes);
    bytes.fill(0);
    expect(picture).toEqual(Uint8Array.from([1, 2, 3, 4]));
    expect(byteLength(image(2, 2, 1))).toBe(4);
  });
});
