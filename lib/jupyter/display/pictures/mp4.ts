import type * as H264 from "h264-mp4-encoder";
import { toRgba } from "./rgba";
import { markKeyFrames } from "./mp4KeyFrames";
import { enlarge, type Raster } from "./png";

/** Largest side of frames whose pixels are doubled: H.264 keeps colours at half the resolution. */
const DOUBLED_UP_TO = 256;
/** 0 is lossless, 51 the worst; small flat pictures need less than camera films. */
const QUANTIZATION = 20;
/** Frames from one that stands for itself to the next. */
const KEY_FRAME_PERIOD = 20;

/**
 * An H.264 video in an MP4 file. Small frames are doubled, so that each pixel keeps its colour; larger ones of odd size get their
 * last row or column twice.
 * @param fps frames a second
 */
export async function encodeMp4(frames: readonly Raster[], fps: number): Promise<Uint8Array> {
  const pictures = frames.map(evenSized);
  const encoder = await createEncoder();
  try {
    encoder.width = pictures[0].width;
    encoder.height = pictures[0].height;
    encoder.frameRate = fps;
    encoder.quantizationParameter = QUANTIZATION;
    encoder.groupOfPictures = KEY_FRAME_PERIOD;
    encoder.initialize();
    for (const picture of pictures) encoder.addFrameRgba(toRgba(picture));
    encoder.finalize();
    return markKeyFrames(encoder.FS.readFile(encoder.outputFilename), frames.length, KEY_FRAME_PERIOD);
  } finally {
    encoder.delete();
  }
}

const EVENTS = ["uncaughtException", "unhandledRejection"] as const;

/** The WebAssembly encoder, loaded with the first video and without its listeners, which would end the process at a stray error. */
async function createEncoder() {
  const before = EVENTS.map((event) => process.rawListeners(event));
  const { createH264MP4Encoder } = require("h264-mp4-encoder") as typeof H264;
  const encoder = await createH264MP4Encoder();
  EVENTS.forEach((event, k) => {
    const added = process.rawListeners(event).filter((listener) => !before[k].includes(listener));
    added.forEach((listener) => process.off(event, listener as (...args: unknown[]) => void));
  });
  return encoder;
}

function evenSized(frame: Raster): Raster {
  if (Math.max(frame.width, frame.height) <= DOUBLED_UP_TO) return enlarge(frame, 2);
  const [width, height] = [frame.width + (frame.width % 2), frame.height + (frame.height % 2)];
  if (width === frame.width && height === frame.height) return frame;
  const { channels } = frame;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const from = Math.min(y, frame.height - 1) * frame.width * channels;
    data.set(frame.data.subarray(from, from + frame.width * channels), y * width * channels);
    if (width > frame.width) {
      const last = from + (frame.width - 1) * channels;
      data.set(frame.data.subarray(last, last + channels), (y * width + frame.width) * channels);
    }
  }
  return { width, height, channels, data };
}
