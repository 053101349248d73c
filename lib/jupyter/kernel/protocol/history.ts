/** One executed input of this session. */
type Entry = [session: number, line: number, input: string];

/** Turns a shell pattern (`*`, `?`) into a regular expression over the whole text. */
function globToRegExp(glob: string): RegExp {
  const escaped = glob
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, "[^]*")
    .replace(/\?/g, "[^]");
  return new RegExp(`^${escaped}$`);
}

/** The inputs of this session, as a console's arrow keys and search ask for them. */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, input: string): void {
    this.entries.push([1, line, input]);
  }

  /** The entries that a `history_request` asks for: the last n, a range of lines, or those that match a pattern. */
  query(request: Record<string, unknown>): (Entry | [number, number, [string, null]])[] {
    const found = this.select(request);
    return request.output ? found.map(([session, line, input]) => [session, line, [input, null]]) : found;
  }

  private select(request: Record<string, unknown>): Entry[] {
    const count = Math.max(0, Number(request.n ?? this.entries.length));
    const last = (entries: Entry[]): Entry[] => (count === 0 ? [] : entries.slice(-count));
    if (request.hist_access_type === "range") {
      if (![0, 1].includes(Number(request.session ?? 0))) return [];
      const start = Number(request.start ?? 1);
      const stop = Number(request.stop ?? Infinity);
      return this.entries.filter(([, line]) => line >= start && line < stop);
    }
    if (request.hist_access_type !== "search") return last(this.entries);
    const pattern = globToRegExp(String(request.pattern ?? "*"));
    const matching = this.entries.filter(([, , input]) => pattern.test(input));
    const newest = new Map(matching.map((entry) => [entry[2], entry]));
    return last(request.unique ? matching.filter((entry) => newest.get(entry[2]) === entry) : matching);
  }
}
