import { answerTo, decode, encode } from "lib/jupyter/kernel/protocol/message";

const key = "secret";
const request = answerTo(null, "execute_request", { code: "'ü'" }, [Buffer.from("client")]);

describe("decode", () => {
  it("undoes encode", () => {
    expect(decode(encode(request, key), key)).toEqual(request);
  });

  it("refuses a message whose content was changed after it was signed", () => {
    const frames = encode(request, key);
    frames[frames.length - 1] = Buffer.from('{"code":"evil()"}');
    expect(() => decode(frames, key)).toThrow(/signature/);
  });

  it("refuses a signature of another length, and a missing one", () => {
    const frames = encode(request, key);
    frames[2] = Buffer.from("");
    expect(() => decode(frames, key)).toThrow(/signature/);
  });

  it("checks no signature where the connection has no key", () => {
    expect(decode(encode(request, ""), "").content).toEqual({ code: "'ü'" });
  });

  it("refuses frames that are not a message", () => {
    expect(() => decode([], key)).toThrow(/<IDS\|MSG>/);
    expect(() => decode(encode({ ...request, content: [] as never }, key), key)).toThrow(
      /content must be an object/,
    );
  });
});

describe("answerTo", () => {
  it("takes over the routing prefix and names its request", () => {
    const answer = answerTo(request, "execute_reply", { status: "ok" });
    expect(answer.identities).toEqual(request.identities);
    expect(answer.parent).toEqual(request.header);
    expect(answer.header.msg_id).not.toBe(request.header.msg_id);
  });
});
