import fc from "fast-check";
import {
  aboutVertical,
  compose,
  fromRotationVector,
  inverse,
  rotate,
  toRotationVector,
  type Quaternion,
  type Vector,
} from "lib/envs/helicopter/helicopterRotation";

const angle = fc.double({ min: -1.8, max: 1.8, noNaN: true });
const vectors = fc.tuple(angle, angle, angle);

function expectClose(x: readonly number[], y: readonly number[]): void {
  expect(x).toHaveLength(y.length);
  x.forEach((entry, i) => expect(entry).toBeCloseTo(y[i], 12));
}

describe("rotate", () => {
  it("turns x into y by 90° about z, y into z by 90° about x", () => {
    expectClose(rotate(aboutVertical(Math.PI / 2), [1, 0, 0]), [0, 1, 0]);
    expectClose(rotate(fromRotationVector([Math.PI / 2, 0, 0]), [0, 1, 0]), [0, 0, 1]);
  });

  it("keeps lengths, and its inverse undoes it", () => {
    fc.assert(
      fc.property(vectors, vectors, (turn, v) => {
        const q = fromRotationVector(turn);
        expect(Math.hypot(...rotate(q, v))).toBeCloseTo(Math.hypot(...v), 12);
        expectClose(rotate(inverse(q), rotate(q, v)), v);
      }),
    );
  });
});

describe("compose", () => {
  it("does the second rotation first", () => {
    const [pitch, yaw] = [fromRotationVector([0, Math.PI / 2, 0]), aboutVertical(Math.PI / 2)];
    expectClose(rotate(compose(yaw, pitch), [1, 0, 0]), [0, 0, -1]); // x → −z, which yaw leaves
    expectClose(rotate(compose(pitch, yaw), [1, 0, 0]), [0, 1, 0]); // x → y, which pitch leaves
  });

  it("acts like one rotation after the other", () => {
    fc.assert(
      fc.property(vectors, vectors, vectors, (a, b, v) => {
        const [p, q] = [fromRotationVector(a), fromRotationVector(b)];
        expectClose(rotate(compose(p, q), v), rotate(p, rotate(q, v)));
      }),
    );
  });
});

describe("toRotationVector", () => {
  it("undoes fromRotationVector up to half a turn, near 0 too", () => {
    fc.assert(
      fc.property(vectors, (v) => expectClose(toRotationVector(fromRotationVector(v)), v)),
      {
        examples: [[[0, 0, 0]], [[1e-12, -1e-11, 0]], [[3.1, 0, 0]]],
      },
    );
  });

  it("takes q and −q for the same rotation, and the shorter way", () => {
    const q: Quaternion = fromRotationVector([0, 0, 1.5 * Math.PI]);
    const short: Vector = [0, 0, -Math.PI / 2];
    expectClose(toRotationVector(q), short);
    expectClose(toRotationVector([-q[0], -q[1], -q[2], -q[3]]), short);
  });
});
