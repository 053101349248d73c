import { DISPLAY } from "lib/core/globalKeys";
import { display } from "lib/jupyter/display/display";
import { ownDisplay } from "lib/jupyter/display/values/ownDisplay";
import { publishedBy, textOf } from "../published";

const shownBy = (method: () => unknown) => ({ [DISPLAY]: method });

describe("ownDisplay", () => {
  it("is what the method under Deno's symbol returns, at once or later, with the object as this", async () => {
    expect(DISPLAY).toBe(Symbol.for("Jupyter.display"));
    const bundle = { "text/plain": "a", "application/json": { b: 1 } };
    expect(await ownDisplay(shownBy(() => bundle))).toEqual(bundle);
    expect(await ownDisplay(shownBy(async () => bundle))).toEqual(bundle);
    const temperature = { celsius: 20, [DISPLAY]() { return { "text/plain": `${this.celsius} °C` }; } }; // prettier-ignore
    expect(await ownDisplay(temperature)).toEqual({ "text/plain": "20 °C" });
    expect(
      await ownDisplay(
        Object.assign(
          () => 1,
          shownBy(() => bundle),
        ),
      ),
    ).toEqual(bundle);
  });

  it("is null for an object that is on show already, and undefined for one without the method", async () => {
    expect(await ownDisplay(shownBy(() => null))).toBeNull();
    expect(await ownDisplay({ [DISPLAY]: 3 })).toBeUndefined();
    expect(await ownDisplay(null)).toBeUndefined();
    expect(await ownDisplay("text")).toBeUndefined();
  });

  it("makes text of text types and base64 of bytes", async () => {
    const mixed = { "text/plain": 5, "text/html": ["<b>", "x"], "image/png": Uint8Array.of(1, 2, 3) };
    expect(await ownDisplay(shownBy(() => mixed))).toEqual({
      "text/plain": "5",
      "text/html": "<b>x",
      "image/png": "AQID",
    });
  });

  it.each<[string, () => unknown, string]>([
    ["throws", () => { throw new RangeError("no"); }, 'The display method [Symbol.for("Jupyter.display")] threw RangeError: no'], // prettier-ignore
    ["rejects", async () => { throw "late"; }, 'The display method [Symbol.for("Jupyter.display")] threw late'], // prettier-ignore
    [
      "returns text",
      () => "<b>",
      'must return a MIME bundle such as { "text/html": "…" } or null, got string',
    ],
    ["returns nothing", () => undefined, "or null, got undefined"],
    ["returns other keys", () => ({ html: "<b>" }), "or null, got the keys html"],
    ["returns JSON with a loop", () => { const a: Record<string, unknown> = {}; a.a = a; return { "application/json": a }; }, "returned application/json that is no JSON: Converting circular structure"], // prettier-ignore
  ])("says what is wrong with a method that %s", async (_name, method, message) => {
    await expect(ownDisplay(shownBy(method))).rejects.toThrow(message);
  });

  it("passes an interrupt on as it is", async () => {
    const interrupt = Object.assign(new Error("stop"), { name: "KeyboardInterrupt" });
    await expect(ownDisplay(shownBy(() => Promise.reject(interrupt)))).rejects.toBe(interrupt);
  });
});

describe("display", () => {
  it("publishes a value as a cell's last expression is shown, at once where the value has no method", async () => {
    const seen = await publishedBy(() => void display([[1, 2], [3, 4]])); // prettier-ignore
    expect(seen.map((message) => textOf(message, "text/plain"))).toEqual(["[[1, 2],\n [3, 4]]"]);
  });

  it("publishes what the value's own method says, and nothing for null", async () => {
    const seen = await publishedBy(async () => {
      await display(shownBy(async () => ({ "text/html": "<i>x</i>" })));
      await display(shownBy(() => null));
    });
    expect(seen.map(({ message }) => message.data)).toEqual([{ "text/html": "<i>x</i>" }]);
  });
});
