import { escapeMarkup } from "./text/escape";
import { encodeGif } from "./pictures/gif";
import { checkAlt, checkScale, imgTag, stillImage, type ImageOptions } from "./image";
import { encodeMp4 } from "./pictures/mp4";
import { readImages, type Pixels } from "./pictures/pixels";
import type { Raster } from "./pictures/png";
import { publish } from "./publish";

/** How a video is read, timed, sized and described. */
export interface VideoOptions extends ImageOptions {
  /** Frames a second: above 0, at most 50 for a GIF and 120 for MP4. */
  readonly fps: number;
  /** "gif" (default) plays everywhere; "mp4" has controls, and keeps many colours that a GIF reduces to 256. */
  readonly format?: "gif" | "mp4";
  /** Names of what stands side by side in each frame, from left to right, all equally wide: they are written above it. */
  readonly panels?: readonly string[];
}

const FASTEST = { gif: 50, mp4: 120 } as const;

/**
 * Shows a video that repeats, with sharp pixels; viewers without HTML show its first frame.
 * @param frames images of one size, or one array or tensor [frames, height, width] or [frames, height, width, channels]
 * @example await video(frames, { fps: 20, alt: "the car leaves the track in the second curve" })
 * @throws {TypeError} (the promise) when alt is missing or frames are no numbers; {RangeError} for wrong shapes, values, fps or scale.
 */
export async function video(frames: Pixels | readonly Pixels[], options: VideoOptions): Promise<void> {
  const alt = checkAlt("video", options?.alt);
  const { fps, format = "gif" } = options;
  if (format !== "gif" && format !== "mp4")
    throw new TypeError(`video: format must be "gif" or "mp4", got ${JSON.stringify(format)}`);
  if (!(fps > 0 && fps <= FASTEST[format]))
    throw new RangeError(
      `video: fps must be above 0 and at most ${FASTEST[format]} for ${format}, got ${fps}`,
    );
  const rasters = readImages("video", frames, options);
  const scale = checkScale("video", options.scale, rasters[0]);
  const html =
    format === "gif"
      ? imgTag(`data:image/gif;base64,${base64(encodeGif(rasters, fps))}`, rasters[0], scale, alt)
      : videoElement(base64(await encodeMp4(rasters, fps)), rasters[0], scale, alt);
  const names = panelNames(options.panels ?? [], rasters[0].width * scale);
  publish({ data: { "text/html": names + html, ...stillImage(rasters[0], scale), "text/plain": alt } });
}

/** The names of panels, each above the middle of its own. */
function panelNames(names: readonly string[], width: number): string {
  if (names.length === 0) return "";
  const layout = `display:grid;grid-template-columns:repeat(${names.length},1fr);width:${Math.round(width)}px;max-width:100%;text-align:center`;
  return `<div style="${layout}">${names.map((name) => `<div>${escapeMarkup(name)}</div>`).join("")}</div>`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

function videoElement(content: string, { width, height }: Raster, scale: number, alt: string): string {
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const style = `image-rendering:pixelated;width:${w}px;max-width:100%;height:auto`;
  return (
    `<video controls loop muted autoplay playsinline aria-label="${escapeMarkup(alt)}" width="${w}" height="${h}" ` +
    `style="${style}" src="data:video/mp4;base64,${content}"></video>`
  );
}
