import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** Stacks of frames, each of which is looked up by the time t, how long ago it was and the start of its episode. */
const stacked =
  () =>
  (
    frameOf: (
      frames: readonly (readonly number[])[],
      t: number,
      ago: number,
      start: number,
    ) => readonly number[],
  ): Partial<Reference03> => ({
    stackFrames: (frames, isFirst, count) => {
      let start = 0;
      return frames.map((_, t) => {
        if (isFirst[t]) start = t;
        return Array.from({ length: count }, (__, i) => frameOf(frames, t, count - 1 - i, start)).flat();
      });
    },
  });

export const misconceptions = misconceptions03({ stacked })({
  "newest-first": {
    hint: "Your rows begin with the newest frame. In which order do the pictures of a film lie?",
    implement: ({ withResult }) =>
      withResult("stackFrames", (rows, _frames, _isFirst, count) =>
        rows.map((row) => {
          const D = row.length / count;
          return row.map((_, i) => row[row.length - D - i + 2 * (i % D)]);
        }),
      ),
  },
  "zero-padding": {
    hint: "Where an episode begins you fill up with zeros: a black picture, from which the world seems to jump. What should stand there?",
    implement: ({ stacked }) =>
      stacked((frames, t, ago, start) => (t - ago < start ? frames[t].map(() => 0) : frames[t - ago])),
  },
  "crosses-the-border": {
    hint: "Your first rows of an episode hold frames of the episode before. What says `isFirst`?",
    implement: ({ stacked }) => stacked((frames, t, ago) => frames[Math.max(0, t - ago)]),
  },
  "repeats-the-current": {
    hint: "For what was not seen you put in the current frame, so that the second picture of an episode seems to stand still. Which frame stands in?",
    implement: ({ stacked }) => stacked((frames, t, ago, start) => frames[t - ago < start ? t : t - ago]),
  },
  "without-the-current": {
    hint: "Your rows end one frame too early: the frame at time t belongs to row t.",
    implement: ({ stacked }) => stacked((frames, t, ago, start) => frames[Math.max(start, t - ago - 1)]),
  },
  "drops-the-first": {
    hint: "You leave out the times at which not all frames have been seen. Each frame has its row.",
    implement: ({ withResult }) =>
      withResult("stackFrames", (rows, _frames, _isFirst, count) => rows.slice(count - 1)),
  },
  interleaved: {
    hint: "You lay pixel beside pixel. Whole pictures stand side by side: all pixels of the oldest, then all of the next.",
    implement: ({ withResult }) =>
      withResult("stackFrames", (rows, _frames, _isFirst, count) =>
        rows.map((row) => {
          const D = row.length / count;
          return row.map((_, i) => row[(i % count) * D + Math.floor(i / count)]);
        }),
      ),
  },
});
