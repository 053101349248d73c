import { farOf, howFar, howFarAbove } from "grading/checks/howFar";
import { expect as expectStudent } from "grading/checks/matchers";

const far = (got: unknown, expected: never | number | number[] | object) =>
  howFar(got, expected as never, 1e-9, 1);

describe("howFar", () => {
  it.each([
    [2.0000001, 2, "right to six digits, but not to the accuracy asked for"],
    [1.005, 1, "off by less than one percent"],
    [1.05, 1, "off by less than ten percent"],
    [1.5, 1, "off by more than ten percent"],
    [-3.5, 1, "off by more than its own size"],
    [1e5 + 0.5, 1, "off by orders of magnitude"],
  ])("says of %p for %p how large the error is beside the scale", (got, expected, words) =>
    expect(far(got, expected)).toBe(`Your answer is ${words}.`),
  );

  it.each([
    [[0.5, 0.5, 0.5, 0.7], ", in one entry"],
    [[0.7, 0.5, 0.7, 0.5], ", in some entries"],
    [[0.7, 0.7, 0.7, 0.5], ", in most entries"],
    [[0.7, 0.7, 0.7, 0.7], ", in every entry"],
    [new Float64Array([0.7, 0.7, 0.7, 0.7]), ", in every entry"],
  ])("says of %p in how many entries", (got, words) =>
    expect(far(got, [0.5, 0.5, 0.5, 0.5])).toBe(`Your answer is off by more than ten percent${words}.`),
  );

  it("does not measure whole numbers, of which no one is near another", () => {
    expect(far(3, 4)).toBe("Your answer is another than the right one.");
    expect(far([[0, 1], [1, 0]], [[1, 0], [1, 0]])).toBe("Your answer is another than the right one, in some entries."); // prettier-ignore
  });

  it.each([
    [undefined, 1, "Your answer, or a part of it, is missing: is there a return?"],
    [{ gap: undefined }, { gap: 1 }, "Your answer, or a part of it, is missing: is there a return?"],
    ["1", 1, "Your answer holds something that is no number."],
    [[1, null], [1, 2], "Your answer holds something that is no number."],
    [[1], [1, 2], "Your answer has another shape than asked for."],
    [[[1]], [[1, 2]], "Your answer has another shape than asked for."],
    [1, [1], "Your answer is of another kind than asked for."],
    [[1], { a: 1 }, "Your answer is of another kind than asked for."],
    [NaN, 1, "Your answer holds NaN, which is no number: 0/0, or a name that is undefined?"],
    [[1, -Infinity], [1, 2], "Your answer holds an infinite number."],
  ])("says of %p for %p what kind of value it is not", (got, expected, sentence) =>
    expect(far(got, expected)).toBe(sentence),
  );

  it("tells nothing of the right answer: the same words for all that are as far", () => {
    const told = [0.1, 7, 1234.5].map((x) => howFar(1.05 * x, x, 1e-9, x));
    expect(new Set(told).size).toBe(1);
  });
});

describe("howFarAbove", () => {
  it.each([
    [1.05, 1, "What the check measures is just beyond its limit."],
    [5, 1, "What the check measures is a few times its limit."],
    [5, 1e-8, "What the check measures is beyond its limit by orders of magnitude."],
    [5, 0, "What the check measures is beyond its limit."],
    [NaN, 1, "Your answer holds NaN, which is no number: 0/0, or a name that is undefined?"],
  ])("says of %p for at most %p", (got, limit, sentence) => expect(howFarAbove(got, limit)).toBe(sentence));
});

describe("farOf", () => {
  const told = (act: () => void): string => {
    try {
      act();
      return "";
    } catch (error) {
      return farOf(error);
    }
  };

  it("finds the sentence in what each of the matchers throws", () => {
    expect(told(() => expectStudent([1.05]).toBeNear([1], { name: "secret" }))).toBe(
      "Your answer is off by less than ten percent.",
    );
    expect(told(() => expectStudent(3).toBeAtMost(1, { name: "secret" }))).toMatch("a few times its limit");
    expect(told(() => expectStudent([[1], 2]).toHoldNumbers([2, 1]))).toMatch("another kind");
    expect(told(() => expectStudent([1, 2]).toHoldNumbers([3]))).toMatch("another shape");
  });

  it("has a word for every other error", () => {
    for (const error of [new TypeError("x"), undefined, null, "text", { matcherResult: null }])
      expect(farOf(error)).toBe("Your answer is of another kind than asked for.");
    expect(told(() => expectStudent(1).toBe(2))).toBe("Your answer is of another kind than asked for.");
  });
});
