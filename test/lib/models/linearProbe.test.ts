import { linearProbe } from "lib/models/linearProbe";

const codes = [[0], [1], [2], [3]];

describe("linearProbe", () => {
  it("is 1 where a line with a constant reads the state", () => {
    const states = codes.map(([z]) => [5 - 2 * z]);
    expect(linearProbe({ codes, states }, { codes, states })[0]).toBeCloseTo(1, 8);
  });

  it("is judged on the test states, against their own mean", () => {
    const train = { codes, states: codes.map(([z]) => [z, 7]) };
    const test = { codes: [[0], [2]], states: [[1, 7], [1.5, 9]] }; // prettier-ignore
    const [first, second] = linearProbe(train, test);
    // guesses 0 and 2; errors 1 and 0.25; about the mean 1.25: 2 · 0.0625
    expect(first).toBeCloseTo(1 - 1.25 / 0.125, 6);
    // guesses 7 and 7; errors 0 and 4; about the mean 8: 2
    expect(second).toBeCloseTo(1 - 4 / 2, 6);
  });
});
