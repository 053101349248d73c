import { escapeMarkup } from "./text/escape";
import type { MimeBundle } from "./values/mimeBundle";
import { readImage, type PixelOptions, type Pixels } from "./pictures/pixels";
import { encodePng, enlarge, type Raster } from "./pictures/png";
import { publish } from "./publish";

/** How an image is read, sized and described. */
export interface ImageOptions extends PixelOptions {
  /** What the image shows, for a reader who does not see it. */
  readonly alt: string;
  /** Side of a pixel on the page, in the page's pixels: by default so large that the image is about 256 wide or high. */
  readonly scale?: number;
}

/**
 * Shows an image with sharp pixels.
 * @example image(frame, { height: 64, width: 64, alt: "the car before the first curve" })
 * @throws {TypeError} when alt is missing or pixels are no numbers; {RangeError} for a wrong shape, scale or values beyond the range.
 */
export function image(pixels: Pixels, options: ImageOptions): void {
  const alt = checkAlt("image", options?.alt);
  const raster = readImage("image", pixels, options);
  const scale = checkScale("image", options.scale, raster);
  publish({
    data: { "text/html": imgElement(raster, scale, alt), ...stillImage(raster, scale), "text/plain": alt },
  });
}

/** An `<img>` with the pixels inside, each of them a square with sharp edges. */
export function imgElement(raster: Raster, scale: number, alt: string): string {
  return imgTag(`data:image/png;base64,${encodePng(raster).toString("base64")}`, raster, scale, alt);
}

/** An `<img>` of an address, in the size of a raster times scale. */
export function imgTag(address: string, { width, height }: Raster, scale: number, alt: string): string {
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const style = `image-rendering:pixelated;width:${w}px;max-width:100%;height:auto;margin:0`;
  return `<img src="${address}" alt="${escapeMarkup(alt)}" width="${w}" height="${h}" style="${style}">`;
}

/** The form for viewers that show no HTML, such as GitHub: a PNG file whose pixels are already as large as they shall be seen. */
export function stillImage(raster: Raster, scale: number): MimeBundle {
  const factor = Math.max(
    1,
    Math.min(Math.floor(scale), Math.floor(1024 / Math.max(raster.width, raster.height))),
  );
  return { "image/png": encodePng(factor === 1 ? raster : enlarge(raster, factor)).toString("base64") };
}

/** @throws {TypeError} when the description is missing or empty. */
export function checkAlt(who: string, alt: unknown): string {
  if (typeof alt === "string" && alt.trim() !== "") return alt;
  const got = alt === undefined ? "none" : typeof alt === "string" ? "an empty one" : typeof alt;
  throw new TypeError(
    `${who}: alt must be a text that says what there is to see, got ${got}: add for example { alt: "the reconstruction is blurred" }`,
  );
}

/**
 * The scale that was asked for, or one by which the image is about 256 pixels wide or high.
 * @throws {RangeError} when it is not a positive number.
 */
export function checkScale(who: string, scale: number | undefined, { width, height }: Raster): number {
  if (scale === undefined) return Math.min(16, Math.max(1, Math.round(256 / Math.max(width, height))));
  if (Number.isFinite(scale) && scale > 0) return scale;
  throw new RangeError(`${who}: scale must be a positive number, got ${scale}`);
}
