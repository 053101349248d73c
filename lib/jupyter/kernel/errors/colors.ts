/** Text in the terminal's colours: every escape sequence that errors and messages of the kernel use. */
const paint =
  (on: number, off: number) =>
  (text: string): string =>
    text && `\u001b[${on}m${text}\u001b[${off}m`;

/** What is wrong: names of errors, squiggles. */
export const red = paint(31, 39);

/** Numbers of lines and what stands around the point. Not grey: JupyterLab's is black, unseen in its dark theme. */
export const faint = paint(2, 22);

/** Where to look: a cell or a file and its line. */
export const cyan = paint(36, 39);
