import { ResidualRows } from "lib/core/residualRows";
import { Rng } from "lib/core/rng";

const size = 3;
const none = () => ({ value: 0, half: new Float64Array(size), normal: new Float64Array(size * size) });

describe("ResidualRows", () => {
  it.each([1, 4, 6])("adds %i residuals as one after the other would be, to the last bit", (count) => {
    const rng = new Rng(count);
    const [sums, one] = [none(), none()];
    const rows = new ResidualRows(sums);
    for (let n = 0; n < count; n++) {
      const row = Float64Array.from({ length: size }, (_, p) => (p === n % size ? 0 : rng.normal()));
      const [share, error, scale] = [rng.uniform(), rng.normal(), rng.uniform()];
      rows.next().set(row);
      rows.add(share, error, scale);
      for (let p = 0; p < size; p++) {
        one.half[p] += share * error * row[p];
        for (let q = 0; q <= p; q++) one.normal[p * size + q] += share * scale * row[p] * row[q];
      }
    }
    rows.finish();
    expect(sums).toEqual(one);
  });

  it("gives JᵀJ and Jᵀr of a residual 2x + 3y that is 5", () => {
    const sums = { value: 0, half: new Float64Array(2), normal: new Float64Array(4) };
    const rows = new ResidualRows(sums);
    rows.next().set([2, 3]);
    rows.add(1, 5, 1);
    rows.finish();
    expect([...sums.half]).toEqual([10, 15]);
    expect([sums.normal[0], sums.normal[2], sums.normal[3]]).toEqual([4, 6, 9]);
  });
});
