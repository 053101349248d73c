import { row } from "../widgets/boxes";
import { button } from "../widgets/button";
import { Question } from "./question";

/** A part of a discussion, and how long it takes. */
export interface Phase {
  readonly label: string;
  readonly seconds: number;
}

/** The lecture's: a thought of one's own, a talk with a neighbour, a sentence for all. */
const lecture: readonly Phase[] = [
  { label: "Think", seconds: 30 },
  { label: "Pair", seconds: 120 },
  { label: "Share", seconds: 45 },
];

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/**
 * A clock for a discussion: a button starts each part, and it counts down. It does not wait.
 * @param phases think 30 s, pair 2 min, share 45 s unless given
 * @throws {RangeError} for a part that does not take a whole number of seconds.
 */
export function thinkPairShare(phases: readonly Phase[] = lecture): void {
  for (const { label, seconds } of phases) {
    if (!Number.isInteger(seconds) || seconds < 1)
      throw new RangeError(`thinkPairShare: ${label} must take a whole number of seconds, got ${seconds}`);
  }
  let running: { phase: Phase; end: number } | undefined;
  let ticking: NodeJS.Timeout | undefined;
  // rounded to the nearest: a timer comes a little early or late, and must not show a second twice
  const left = (): number => (running ? Math.round((running.end - performance.now()) / 1000) : 0);
  const text = (): string => {
    const plan = phases.map(({ label, seconds }) => `${label} ${clock(seconds)}`).join(" · ");
    if (!running) return `**${plan}**`;
    return left() > 0 ? `**${running.phase.label} ${clock(left())}**` : `**${running.phase.label}: time.**`;
  };
  const shown = new Question(text);
  const tick = (): void => {
    shown.update();
    if (left() <= 0) clearInterval(ticking);
  };
  const start = (phase: Phase): void => {
    clearInterval(ticking);
    running = { phase, end: performance.now() + 1000 * phase.seconds };
    ticking = setInterval(tick, 1000).unref();
    shown.update();
  };
  shown.show(row(...phases.map((phase) => button({ label: phase.label, onClick: () => start(phase) }))));
}
