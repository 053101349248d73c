import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "sliding-window": () => ({
    stackFrames: (frames, isFirst, count) => {
      let window: number[][] = [];
      const rows = [];
      for (let t = 0; t < frames.length; t++) {
        if (isFirst[t]) window = new Array<number[]>(count).fill(frames[t]);
        window = [...window.slice(1), frames[t]];
        rows.push(window.flat());
      }
      return rows;
    },
  }),
  "frame-by-frame": () => ({
    stackFrames: (frames, isFirst, count) => {
      const before = (t: number) => (isFirst[t] ? t : t - 1);
      return frames.map((frame, t) => {
        let row = [...frame];
        for (let i = 1, at = t; i < count; i++) {
          at = before(at);
          row = [...frames[at], ...row];
        }
        return row;
      });
    },
  }),
});
