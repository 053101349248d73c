import type { Canvas } from "../../envs/canvas";
import { video } from "../../jupyter/display/video";

/** A short video: its pictures, all of one size, and what it shows in words. */
export interface Clip {
  frames: Canvas[];
  fps: number;
  /** What stands side by side, from left to right. */
  panels?: readonly string[];
  /** How large a pixel is drawn; 1 unless given. */
  scale?: number;
  alt: string;
}

/** Shows a clip. */
export async function showClip({ frames, fps, panels, scale = 1, alt }: Clip): Promise<void> {
  const { height, width } = frames[0];
  await video(
    frames.map(({ pixels }) => pixels),
    { height, width, fps, panels, scale, alt },
  );
}
