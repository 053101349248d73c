import { boxOf, leftOf, lengthOf, partOf, pointAlong, union } from "lib/jupyter/display/diagrams/geometry";

const corner = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 20 }]; // prettier-ignore

describe("pointAlong", () => {
  it("walks a line with a corner", () => {
    expect(lengthOf(corner)).toBe(30);
    expect(pointAlong(corner, 4)).toEqual({ point: { x: 4, y: 0 }, direction: { x: 1, y: 0 } });
    expect(pointAlong(corner, 25)).toEqual({ point: { x: 10, y: 15 }, direction: { x: 0, y: 1 } });
  });
});

describe("partOf", () => {
  it("keeps the corners between two distances", () => {
    expect(partOf(corner, 5, 15)).toEqual([{ x: 5, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 5 }]); // prettier-ignore
  });
});

describe("leftOf", () => {
  it("is up for who goes to the right, as y points down", () => {
    expect(leftOf({ x: 1, y: 0 })).toEqual({ x: 0, y: -1 });
  });
});

describe("union", () => {
  it("holds all boxes", () => {
    const boxes = [boxOf({ x: 0, y: 0 }, 2, 4), boxOf({ x: 10, y: 1 }, 2, 2)];
    expect(union(boxes)).toEqual({ left: -1, top: -2, right: 11, bottom: 2 });
  });
});
