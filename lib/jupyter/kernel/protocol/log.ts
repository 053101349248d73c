/** Lines that may be written in one second: who floods the kernel with nonsense must not flood the log. */
const most = 20;

let second = 0;
let written = 0;
let left = 0;

function write(text: string): void {
  process.stderr.write(`kernel: ${text}\n`);
}

/** Writes one line to the log of the program that started the kernel; of a flood the number only. */
export function log(text: string): void {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    if (left > 0) write(`… and ${left} more such lines`);
    [second, written, left] = [now, 0, 0];
  }
  if (written++ < most) write(text);
  else left++;
}
