import { Rng } from "lib/core/rng";
import { encode } from "grading/sandbox/channel/encode";
import { frame } from "grading/sandbox/channel/framing";
import { inCall, type Message, turn } from "../../../support/hostEnd";

describe("Conversation against 100,000 hostile messages", () => {
  const kinds = ["hello", "loaded", "failed", "value", "thrown", "missing", "remote", "callback", "answer"];
  const fields = ["type", "id", "name", "message", "value", "args", "index", "places", "changed", "length"];

  /** A value of any kind that the codec carries. */
  function anything(rng: Rng, id: number, depth = 0): unknown {
    const texts = ["__proto", "constructor_", "push", "reduce", "f", "spy", "", "\u202e", "x".repeat(300)];
    const numbers = [id, 0, -0, -1, 0.5, NaN, Infinity, 2 ** 32 - 2, 2 ** 53, 1e308];
    switch (rng.integer(depth > 3 ? 5 : 9)) {
      case 0:
        return null;
      case 1:
        return undefined;
      case 2:
        return rng.uniform() < 0.5;
      case 3:
        return numbers[rng.integer(numbers.length)];
      case 4:
        return texts[rng.integer(texts.length)];
      case 5:
        return Array.from({ length: rng.integer(4) }, () => anything(rng, id, depth + 1));
      case 6:
        return new Float64Array(rng.integer(5));
      case 7:
        return someBytes(rng, anything(rng, id, depth + 1));
      default:
        return message(rng, id, depth + 1);
    }
  }

  /** A value encoded, now and then with a byte changed. */
  function someBytes(rng: Rng, value: unknown): Uint8Array {
    const bytes = encode(value);
    if (rng.uniform() < 0.3) bytes[rng.integer(bytes.length)] = rng.integer(256);
    return bytes;
  }

  function message(rng: Rng, id: number, depth = 0): Message {
    if (rng.uniform() < 0.3)
      return {
        type: "callback",
        id,
        index: rng.integer(3),
        args: someBytes(rng, [anything(rng, id, 2), anything(rng, id, 2)]),
      };
    if (rng.uniform() < 0.1) return { type: "value", id, value: someBytes(rng, anything(rng, id, 2)) };
    const made: Message = { type: kinds[rng.integer(kinds.length)] };
    for (let n = rng.integer(5); n > 0; n--)
      made[fields[rng.integer(fields.length)]] = anything(rng, id, depth);
    if (rng.uniform() < 0.7) made.id = id;
    return made;
  }

  /** A framed message, now and then with some bytes changed, cut off or added. */
  function hostile(rng: Rng, id: number): Buffer {
    const bytes = frame(encode(message(rng, id)));
    if (rng.uniform() < 0.4) bytes[rng.integer(bytes.length)] = rng.integer(256);
    return rng.uniform() < 0.1 ? bytes.subarray(0, rng.integer(bytes.length)) : bytes;
  }

  it("fails or answers, and never throws, hangs on or keeps anything", async () => {
    const rng = new Rng("hostile messages");
    const builtins = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
    const before = builtins.map((builtin) => Object.getOwnPropertyNames(builtin).length);
    const uncaught: unknown[] = [];
    const note = (error: unknown) => uncaught.push(error);
    process.on("uncaughtException", note).on("unhandledRejection", note);
    let sent = 0;
    let asked = 0;
    const spy = (...args: unknown[]) => ((asked += 1), args.length);
    const statuses = new Map<string, number>();
    while (sent < 100_000) {
      const { write, conversation, answer, id, end } = await inCall({ spy }, spy);
      let settled = false;
      void answer.then(
        () => (settled = true),
        () => (settled = true),
      );
      for (let n = 0; n < 40 && !settled && !conversation.failure; n++, sent++) write(hostile(rng, id));
      await turn();
      const how = conversation.failure?.status ?? (settled ? "answered" : "waits");
      statuses.set(how, (statuses.get(how) ?? 0) + 1);
      conversation.stop();
      end();
    }
    process.off("uncaughtException", note).off("unhandledRejection", note);
    expect(uncaught).toEqual([]);
    expect(statuses.has("infrastructure-error")).toBe(false);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining(["protocol", "answered"]));
    expect(asked).toBeGreaterThan(50);
    expect(builtins.map((builtin) => Object.getOwnPropertyNames(builtin).length)).toEqual(before);
  }, 120_000);
});
