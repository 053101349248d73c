/** Characters that nobody sees and that a terminal, a browser or a reader could obey: controls but for the line feed, what formats
 *  text (the marks that turn the direction of writing and join or hide letters), separators of lines and paragraphs, halves of
 *  characters, and letters that are blank. */
const invisible =
  /[\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u0000-\u0009\u000b-\u001f\u007f-\u009f\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffe\uffff]/gu;

/** More marks on one letter than any language writes: they spill over the lines around. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/** Text as it is to be read, whoever wrote it: a dot stands for each character that nobody would see. */
export function visibleText(text: string): string {
  return text.replace(invisible, "·").replace(piledMarks, "$1");
}
