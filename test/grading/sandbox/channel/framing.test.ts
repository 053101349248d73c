import fc from "fast-check";
import { frame, FrameError, FrameReader, maxFrame } from "grading/sandbox/channel/framing";

describe("FrameReader", () => {
  it("finds the messages in a stream that comes in pieces of any size", () => {
    const messages = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 });
    fc.assert(
      fc.property(messages, fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (sent, sizes) => {
        const stream = Buffer.concat(sent.map((message) => frame(Buffer.from(message))));
        const reader = new FrameReader();
        const received: Buffer[] = [];
        for (let at = 0, i = 0; at < stream.length; i++) {
          const size = sizes[i % sizes.length];
          received.push(...reader.push(stream.subarray(at, at + size)));
          at += size;
        }
        expect(received.map((message) => [...message])).toEqual(sent.map((message) => [...message]));
      }),
    );
  });

  it("refuses a message that announces more than the limit, before it comes", () => {
    const head = Buffer.alloc(4);
    head.writeUInt32LE(maxFrame + 1);
    expect(() => new FrameReader().push(head)).toThrow(FrameError);
  });
});

describe("frame", () => {
  it("refuses a message beyond the limit", () => {
    expect(() => frame(Buffer.alloc(maxFrame + 1))).toThrow(FrameError);
  });
});
