/** Where a set-up reports what it does: one line, for standard error. */
export type Say = (line: string) => void;

/** Where a set-up tells what it does and how far it is; both are for standard error. */
export interface Reporter {
  /** One line that stays. */
  say: Say;
  /** How far it is; a later one may take this one's place. */
  progress(line: string): void;
}

const SILENCE_MS = 5_000;

/** Writes to a stream: on a terminal progress rewrites its line, elsewhere it is a line after five silent seconds. */
export function streamReporter(stream: NodeJS.WriteStream): Reporter {
  let isOpen = false;
  let last = Date.now();
  const clear = () => {
    if (isOpen) stream.write("\r\u001b[2K");
    isOpen = false;
  };
  const say = (line: string) => {
    clear();
    last = Date.now();
    stream.write(`${line}\n`);
  };
  const progress = (line: string) => {
    if (!stream.isTTY) {
      if (Date.now() - last >= SILENCE_MS) say(line);
      return;
    }
    clear();
    stream.write(line.slice(0, stream.columns - 1));
    isOpen = true;
  };
  return { say, progress };
}

/** A reporter that nobody hears. */
export const silentReporter: Reporter = { say: () => undefined, progress: () => undefined };

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)}`;

/** Seconds as a person says them: "8 s", "2 min 5 s". */
function spoken(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 100 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/**
 * How far something is, its rate and the time that is left: "120 of 274 MB, 12.0 MB/s, 13 s left".
 * @param done bytes so far
 * @param total bytes in the end
 * @param seconds since the first byte
 */
export function progressText(done: number, total: number, seconds: number): string {
  const soFar = `${megabytes(Math.min(done, total))} of ${megabytes(total)} MB`;
  if (done < 1e6 || seconds <= 0) return soFar;
  const rate = done / seconds;
  const left = Math.max(0, total - done) / rate;
  return `${soFar}, ${(rate / 1e6).toFixed(1)} MB/s, ${spoken(left)} left`;
}

/** Reports bytes of a total as they come.
 *  @returns a function to call with the bytes so far */
export function meter(reporter: Reporter, what: string, total: number): (done: number) => void {
  const started = Date.now();
  return (done) =>
    reporter.progress(`  ${what}: ${progressText(done, total, (Date.now() - started) / 1000)}`);
}
