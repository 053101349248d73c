import type { Question } from "../wire/frames";
import type { KeptRequest } from "./keptRequests";
import { answerTo, type Message } from "./message";

interface Open {
  question: Message;
  answer: (value: string) => void;
}

/** Asks the client that sent a cell to ask the person in front of it. */
export class Stdin {
  private open: Open | null = null;

  constructor(private readonly send: (message: Message) => void) {}

  /**
   * Sends an input_request and waits for its reply; a question of a cell that was interrupted is forgotten by the next one.
   * @throws Error that tells the cell why nobody can answer
   */
  ask(request: KeptRequest | undefined, { prompt, password }: Question): Promise<string> {
    if (!request?.allowStdin) {
      return Promise.reject(
        new Error("nobody can answer here: the front end that sent this cell allows no input"),
      );
    }
    const question = answerTo(request.message, "input_request", { prompt, password });
    this.send(question);
    return new Promise((answer) => (this.open = { question, answer }));
  }

  /**
   * Takes what comes on the stdin socket.
   * @throws Error that says why it is not the answer to the open question
   */
  receive({ header, parent, identities, content }: Message): void {
    const { open } = this;
    if (header.msg_type !== "input_reply")
      throw new TypeError(`${JSON.stringify(header.msg_type).slice(0, 60)} is not an input_reply`);
    if (typeof content.value !== "string") throw new TypeError("input_reply: content.value must be a string");
    // Some clients name no parent.
    const isMeant = parent.msg_id === undefined || parent.msg_id === open?.question.header.msg_id;
    const isSame = open?.question.identities.every((identity, i) => identities[i]?.equals(identity));
    if (!open || !isMeant || !isSame) throw new Error("an input_reply to no open question");
    this.open = null;
    open.answer(content.value);
  }

  /** Forgets the open question, whose cell has ended. */
  forget(): void {
    this.open = null;
  }
}
