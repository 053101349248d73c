/** What one call of a series gave: its value, encoded, with the tensors that it left behind. */
export interface Given {
  value: Uint8Array;
  left: number;
}

/** The most that the answers of one series may hold together, in bytes: they go on in one message. */
const mostBytes = 8 * 1024 * 1024;

/** The answers to calls of one function that were asked for at once, in their order. It ends with the first that gave no value. */
export class Series {
  readonly answers: (Given | Error)[] = [];
  private bytes = 0;

  /** @param count how many calls there are */
  constructor(private readonly count: number) {}

  /** Takes the next answer. @returns whether it was the last */
  add(answer: Given | Error): boolean {
    this.answers.push(answer);
    if (answer instanceof Error) return true;
    this.bytes += answer.value.length;
    return this.answers.length === this.count;
  }

  /** Whether the answers are larger than one series may have. */
  get isTooLarge(): boolean {
    return this.bytes > mostBytes;
  }
}
