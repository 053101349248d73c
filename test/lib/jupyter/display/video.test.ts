import { encodeGif } from "lib/jupyter/display/pictures/gif";
import { encodeMp4 } from "lib/jupyter/display/pictures/mp4";
import { markKeyFrames } from "lib/jupyter/display/pictures/mp4KeyFrames";
import { video, type VideoOptions } from "lib/jupyter/display/video";
import type { Raster } from "lib/jupyter/display/pictures/png";
import { publishedBy, textOf } from "./published";

const frame = (t: number, width = 8, height = 6): Raster => {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(i === t ? [255, 0, 0] : [0, 0, 40 * t], 3 * i);
  return { width, height, channels: 3, data };
};

/** Sizes, delays in hundredths of a second and colours that a GIF file names; as its specification lays them out. */
function readGif(gif: Uint8Array) {
  const words = new DataView(gif.buffer, gif.byteOffset);
  const size = [words.getUint16(6, true), words.getUint16(8, true)];
  const count = 2 << (gif[10] & 7);
  const colors = Array.from({ length: count }, (_, k) => [...gif.subarray(13 + 3 * k, 16 + 3 * k)].join());
  const delays: number[] = [];
  let repeats = false;
  let at = 13 + 3 * count;
  const skipBlocks = () => {
    while (gif[at] !== 0) at += gif[at] + 1;
    at += 1;
  };
  while (gif[at] !== 0x3b) {
    if (gif[at] === 0x21) {
      if (gif[at + 1] === 0xf9) delays.push(words.getUint16(at + 4, true));
      if (gif[at + 1] === 0xff) repeats = true;
      at += 2;
    } else at += 11;
    skipBlocks();
  }
  return { size, colors, delays, repeats };
}

describe("encodeGif", () => {
  it("repeats, keeps the colours where there are few, and the speed on average", () => {
    const gif = readGif(
      encodeGif(
        [0, 1, 2, 3, 4, 5].map((t) => frame(t)),
        30,
      ),
    );
    expect(gif.size).toEqual([8, 6]);
    expect(gif.repeats).toBe(true);
    expect(gif.delays).toEqual([3, 4, 3, 3, 4, 3]);
    expect(gif.colors.slice(0, 7)).toEqual([
      "255,0,0",
      "0,0,0",
      "0,0,40",
      "0,0,80",
      "0,0,120",
      "0,0,160",
      "0,0,200",
    ]);
  });
});

describe("encodeMp4", () => {
  it("writes a file that a player can know, and leaves the process no listeners", async () => {
    const events = ["uncaughtException", "unhandledRejection"] as const;
    const before = events.map((event) => process.listenerCount(event));
    const mp4 = Buffer.from(await encodeMp4([frame(0), frame(1)], 20));
    expect(mp4.toString("latin1", 4, 8)).toBe("ftyp");
    expect(mp4.includes("moov") && mp4.includes("avc1")).toBe(true);
    // The sample entry names width and height 24 bytes after its type: twice as large as the frames.
    const entry = mp4.indexOf("avc1", mp4.indexOf("stsd"));
    expect([mp4.readUInt16BE(entry + 28), mp4.readUInt16BE(entry + 30)]).toEqual([16, 12]);
    expect(events.map((event) => process.listenerCount(event))).toEqual(before);
  });
});

describe("markKeyFrames", () => {
  it("names the frames that stand for themselves, as the encoder wrote them", async () => {
    const mp4 = Buffer.from(await encodeMp4(Array.from({ length: 45 }, (_, t) => frame(t)), 20)); // prettier-ignore
    const table = mp4.indexOf("stss");
    const marked = [0, 1, 2].map((k) => mp4.readUInt32BE(table + 12 + 4 * k));
    expect([mp4.readUInt32BE(table + 8), ...marked]).toEqual([3, 1, 21, 41]);
    // The content is a row of units, each led by its length; type 5 is a picture that stands for itself, 1 one that does not.
    const content = mp4.indexOf("mdat");
    const types: number[] = [];
    for (
      let at = content + 4;
      at < content - 4 + mp4.readUInt32BE(content - 4);
      at += 4 + mp4.readUInt32BE(at)
    )
      types.push(mp4[at + 4] & 31);
    const pictures = types.filter((type) => type === 1 || type === 5);
    expect(pictures.flatMap((type, k) => (type === 5 ? [k + 1] : []))).toEqual(marked);
    expect(pictures).toHaveLength(45);
  });

  it("refuses what is no MP4 file", () => {
    expect(() => markKeyFrames(new Uint8Array(20), 1, 20)).toThrow('must have a box "moov", got none');
  });
});

describe("video", () => {
  const pixels = new Uint8Array(4 * 6 * 5);
  const layout = { height: 6, width: 5, alt: "nothing moves" };

  it("shows a GIF, its first frame without HTML, and its description as text", async () => {
    const [seen] = await publishedBy(() => video(pixels, { ...layout, fps: 10, scale: 3 }));
    expect(textOf(seen, "text/html")).toMatch(
      /^<img src="data:image\/gif;base64,[\w+/=]+" alt="nothing moves" width="15" height="18"/,
    );
    expect(Buffer.from(textOf(seen, "image/png"), "base64").readUInt32BE(16)).toBe(15);
    expect(textOf(seen, "text/plain")).toBe("nothing moves");
  });

  it("shows an MP4 with controls", async () => {
    const [seen] = await publishedBy(() => video(pixels, { ...layout, fps: 10, format: "mp4" }));
    expect(textOf(seen, "text/html")).toMatch(
      /^<video controls loop muted autoplay playsinline aria-label="nothing moves"/,
    );
    expect(textOf(seen, "image/png")).not.toBe("undefined");
  });

  it("has the names of its panels above it, in columns of one width", async () => {
    const panels = ["expert & co", "learner"];
    const [seen] = await publishedBy(() => video(pixels, { ...layout, fps: 10, scale: 3, panels }));
    expect(textOf(seen, "text/html")).toMatch(
      /^<div style="[^"]*repeat\(2,1fr\);width:15px;max-width:100%[^"]*"><div>expert &amp; co<\/div><div>learner<\/div><\/div><img /,
    );
  });

  it("is shown at once as a GIF, also when nobody awaits it", async () => {
    const seen = await publishedBy(() => void video(pixels, { ...layout, fps: 10 }));
    expect(seen).toHaveLength(1);
  });

  it.each<[Partial<VideoOptions>, string]>([
    [{ fps: 60 }, "video: fps must be above 0 and at most 50 for gif, got 60"],
    [{ fps: 0, format: "mp4" }, "video: fps must be above 0 and at most 120 for mp4, got 0"],
    [{ fps: undefined }, "video: fps must be above 0 and at most 50 for gif, got undefined"],
    [{ format: "avi" as "gif" }, 'video: format must be "gif" or "mp4", got "avi"'],
    [{ alt: "" }, "video: alt must be a text that says what there is to see, got an empty one"],
    [
      { height: 7 },
      "video: the pixels must fill a whole number of images of 7 × 5 with 1, 3 or 4 channels, got 120 numbers",
    ],
  ])("refuses %j", async (wrong, message) => {
    await expect(video(pixels, { ...layout, fps: 10, ...wrong } as VideoOptions)).rejects.toThrow(message);
  });
});
