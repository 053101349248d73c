/** One executed input of this session and, where it had a result, its text. */
type Entry = [session: number, line: number, input: string, output: string | null];

/** An entry as a history_reply has it. */
type Told = [session: number, line: number, told: string | [input: string, output: string | null]];

/** Characters of a result that are kept. */
const longest = 10_000;

/** Whether a shell pattern (`*`, `?`) fits a whole text; takes time in proportion to the product of their lengths at most. */
export function fitsGlob(pattern: string, text: string): boolean {
  let [p, t] = [0, 0];
  /** Where the last star stands, and up to where it swallows the text. */
  let [star, swallowed] = [-1, 0];
  while (t < text.length) {
    if (pattern[p] === "*") [star, swallowed] = [p++, t];
    else if (pattern[p] === "?" || pattern[p] === text[t]) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, t] = [star + 1, ++swallowed];
    else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** A number that a request gives, or the default where it gives none that makes sense. */
function readNumber(value: unknown, otherwise: number): number {
  return typeof value === "number" && !Number.isNaN(value) ? value : otherwise;
}

/** The inputs of this session, as a console's arrow keys and search ask for them. */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, input: string, output: string | null = null): void {
    this.entries.push([1, line, input, output && output.slice(0, longest)]);
  }

  /** The entries that a `history_request` asks for: the last n, a range of lines, or those that match a pattern. */
  query(request: Record<string, unknown>): Told[] {
    return this.select(request).map(([session, line, input, output]) => [
      session,
      line,
      request.output === true ? [input, output] : input,
    ]);
  }

  private select(request: Record<string, unknown>): Entry[] {
    if (request.hist_access_type === "range") return this.range(request);
    const count = Math.max(0, Math.floor(readNumber(request.n, this.entries.length)));
    const last = (entries: Entry[]): Entry[] => (count === 0 ? [] : entries.slice(-count));
    if (request.hist_access_type !== "search") return last(this.entries);
    const pattern = typeof request.pattern === "string" ? request.pattern : "*";
    const matching = this.entries.filter(([, , input]) => fitsGlob(pattern, input));
    const newest = new Map(matching.map((entry) => [entry[2], entry]));
    return last(
      request.unique === true ? matching.filter((entry) => newest.get(entry[2]) === entry) : matching,
    );
  }

  /** Session 0 is the present one, whose own number is 1; others are not kept. */
  private range(request: Record<string, unknown>): Entry[] {
    if (![0, 1].includes(readNumber(request.session, 0))) return [];
    const start = readNumber(request.start, 1);
    const stop = readNumber(request.stop, Infinity);
    return this.entries.filter(([, line]) => line >= start && line < stop);
  }
}
