import { DISPLAY } from "lib/core/globalKeys";
import { describeValue } from "lib/jupyter/kernel/cells/describeValue";

describe("describeValue", () => {
  let told: string[];
  beforeEach(() => {
    told = [];
    jest.spyOn(console, "error").mockImplementation((text) => void told.push(String(text)));
  });
  afterEach(() => jest.restoreAllMocks());

  it("shows an error as a value with its message, the author's frames and its cause, without colours", async () => {
    const error = new RangeError("gamma must be below 1", { cause: new TypeError("from the slider") });
    const text = String((await describeValue(error))?.data["text/plain"]);
    expect(text.split("\n")[0]).toBe("RangeError: gamma must be below 1");
    expect(text).toContain("TypeError: from the slider");
    expect(text).not.toContain("\u001b");
  });

  it("shows nothing for an object that is on show already", async () => {
    expect(await describeValue({ [DISPLAY]: () => null })).toBeUndefined();
  });

  it("tells that a display method failed and shows the object as if it had none", async () => {
    class Card {
      readonly suit = "♠";
      [DISPLAY](): never {
        throw new Error("not today");
      }
    }
    expect((await describeValue(new Card()))?.data).toEqual({ "text/plain": "Card { suit: '♠' }" });
    expect(told).toEqual(['The display method [Symbol.for("Jupyter.display")] threw Error: not today']);
  });
});
