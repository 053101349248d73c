import { amountOf } from "lib/jupyter/teaching/outcome";

describe("amountOf", () => {
  it("reads numbers and choices that begin with one", () => {
    expect([amountOf(0.11), amountOf("50 %"), amountOf("4")]).toEqual([0.11, 50, 4]);
  });

  it("is undefined for no answer, for words, and for what no logarithmic axis shows", () => {
    expect([amountOf(undefined), amountOf("about four"), amountOf(0), amountOf(-1)]).toEqual(
      Array(4).fill(undefined),
    );
  });
});
