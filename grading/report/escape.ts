/** Text without what a terminal could obey: control characters (escape sequences among them) and the marks that
 *  reverse the direction of writing. Line feeds stay. */
export function escapeTerminal(text: string): string {
  return text.replace(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    "·",
  );
}

/** One field of a CSV file; what a spreadsheet would run as a formula gets an apostrophe before it. */
export function escapeCsv(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
