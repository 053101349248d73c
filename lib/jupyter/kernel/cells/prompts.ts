import { readSync } from "node:fs";
import { Socket } from "node:net";
import { type AnswerFrame, answerDescriptor, LineParser, type Question } from "../wire/frames";
import { outputOwner, writeFrame } from "./frameWriter";

/** How often a waiting cell looks for the answer, in milliseconds. */
const interval = 5;

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Reads of the descriptor return at once from now on; the socket itself reads nothing. */
function makeNonBlocking(): void {
  new Socket({ fd: answerDescriptor, readable: false, writable: false }).unref();
}

/**
 * Lets synchronous code ask the person in front of the notebook. It waits by looking again and again, because an interrupt
 * cannot end a read.
 */
export class Prompts {
  private readonly chunk = Buffer.alloc(64 * 1024);
  private readonly parser = new LineParser<AnswerFrame>();
  private opened = false;
  private asked = 0;

  /** @param throwIfInterrupted is called while a cell waits, and ends it by an exception */
  constructor(private readonly throwIfInterrupted: () => void) {}

  /**
   * Asks and waits for the answer.
   * @throws Error with the front end's reason if nobody can answer
   */
  ask(question: Question): string {
    if (!this.opened) makeNonBlocking();
    this.opened = true;
    const number = ++this.asked;
    writeFrame({ type: "question", id: outputOwner(), number, question });
    for (;;) {
      // Answers to questions whose cells were interrupted come late and are passed over.
      const answer = this.arrived().find((frame) => frame.number === number);
      if (answer && "refusal" in answer) throw new Error(`prompt: ${answer.refusal}`);
      if (answer) return answer.value;
      Atomics.wait(pause, 0, 0, interval);
      this.throwIfInterrupted();
    }
  }

  private arrived(): AnswerFrame[] {
    try {
      const size = readSync(answerDescriptor, this.chunk);
      return [...this.parser.parse(Buffer.from(this.chunk.subarray(0, size)))];
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      return [];
    }
  }
}
