import { row } from "../widgets/boxes";
import { button } from "../widgets/button";
import type { Widget } from "../widgets/show";
import { textBox } from "../widgets/textBox";
import { type Answer, answerTo, finish, isFinal, isLate, keepAnswer, onOutcome } from "./answers";
import type { Prediction } from "./outcome";
import { letter, Question } from "./question";

/** A number as an answer. */
export interface NumberAnswer {
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
}

/**
 * Asks for a prediction, once: the answer is kept with the notebook, and a figure may show it beside the outcome (`predicted`). It does
 * not wait. An answer can be changed until its outcome has been shown; one that is given only then is taken, and says so.
 * @param id names the prediction, "2.2"
 * @param answer choices, or what kind of number
 * @throws {TypeError} for choices of which one could not choose.
 * @example predict("1.7", "Which term carries the loss of the optimist?", ["planning", "learner's states", "expert's states"]);
 */
export function predict(id: string, question: string, answer: readonly string[] | NumberAnswer): void {
  const choices = Array.isArray(answer) ? (answer as readonly string[]) : undefined;
  if (choices && (choices.length < 2 || new Set(choices).size < choices.length))
    throw new TypeError(`predict: ${id} needs two or more different choices, got ${JSON.stringify(choices)}`);
  const asked = choices
    ? new Choice(id, question, choices)
    : new Amount(id, question, answer as NumberAnswer);
  asked.show();
}

/** The answer to a prediction, which then stays as it is; undefined where there is none. */
export function predicted(id: string): Prediction {
  const answer = answerTo(id);
  finish(id);
  return answer;
}

/** What is the same for all predictions that are asked for. */
abstract class Asked {
  private readonly question: Question;
  private note = "";

  constructor(
    private readonly id: string,
    text: string,
  ) {
    const asked = (): string => `**Predict.** ${text}${this.list()}\n\n${this.state()}`;
    this.question = new Question(asked, () => {
      const value = this.answer;
      return value === undefined ? [] : [{ id, value, ...(isLate(id) && { late: true }) }];
    });
  }

  show(): void {
    onOutcome(this.id, () => this.say(""));
    this.question.show(...(this.isOver ? [] : [this.input()]));
  }

  protected take(answer: Answer): void {
    const { isOver } = this;
    if (!isOver) keepAnswer(this.id, answer);
    this.say(isOver ? "You have seen the outcome: it stays." : "");
  }

  /** Shows the question as it stands, with a note. */
  protected say(note: string): void {
    this.note = note && ` ${note}`;
    this.question.update();
  }

  /** The choices, as Markdown. */
  protected abstract list(): string;
  protected abstract input(): Widget;
  /** Whether this is an answer; one to what the question was before it was edited is none. */
  protected abstract fits(answer: Answer): boolean;
  protected abstract tell(answer: Answer): string;

  private get answer(): Answer | undefined {
    const given = answerTo(this.id);
    return given !== undefined && this.fits(given) ? given : undefined;
  }

  private get isOver(): boolean {
    return this.answer !== undefined && isFinal(this.id);
  }

  private state(): string {
    const { answer, note } = this;
    const late = isLate(this.id);
    if (answer === undefined && late)
      return `*The outcome is shown, and you had not predicted it.* You still may, before you look; run its cell again to see both.${note}`;
    return answer === undefined
      ? `*No prediction yet.*${note}`
      : `Your prediction${late ? ", made after the outcome was shown" : ""}: **${this.tell(answer)}**.${note}`;
  }
}

/** Choices longer than this stand in the text, and letters on the buttons. */
const longChoice = 30;

class Choice extends Asked {
  private readonly lettered: boolean;

  constructor(
    id: string,
    text: string,
    private readonly choices: readonly string[],
  ) {
    super(id, text);
    this.lettered = choices.some((choice) => choice.length > longChoice || /[$*_`]/.test(choice));
  }

  protected list(): string {
    if (!this.lettered) return ` (${this.choices.join(" · ")})`;
    return `\n\n${this.choices.map((choice, i) => `- **${letter(i)}** ${choice}`).join("\n")}`;
  }

  protected input(): Widget {
    const buttons = this.choices.map((choice, i) =>
      button({ label: this.lettered ? letter(i) : choice, onClick: () => this.take(choice) }),
    );
    return row(...buttons);
  }

  protected fits(answer: Answer): boolean {
    return this.choices.includes(answer as string);
  }

  protected tell(answer: Answer): string {
    const index = this.choices.indexOf(String(answer));
    return this.lettered ? letter(index) : String(answer);
  }
}

class Amount extends Asked {
  constructor(
    id: string,
    text: string,
    private readonly kind: NumberAnswer,
  ) {
    super(id, text);
  }

  protected list(): string {
    return "";
  }

  protected input(): Widget {
    const box = textBox({ label: "a number", placeholder: this.range() });
    box.onChange((text) => {
      const value = Number(text.replace("−", "-").replace(/^([-+]?\d+),(\d+)$/, "$1.$2"));
      if (text.trim() !== "" && this.fits(value)) this.take(value);
      else this.say(`Write ${this.range()}, not ${JSON.stringify(text)}.`);
    });
    return box;
  }

  protected fits(answer: Answer): boolean {
    const { min = -Infinity, max = Infinity } = this.kind;
    return Number.isFinite(answer) && Number(answer) >= min && Number(answer) <= max;
  }

  protected tell(answer: Answer): string {
    return [String(answer), this.kind.unit].filter((part) => part !== undefined).join(" ");
  }

  private range(): string {
    const { min, max } = this.kind;
    if (min !== undefined && max !== undefined) return `a number from ${min} to ${max}`;
    if (min !== undefined) return `a number of at least ${min}`;
    return max === undefined ? "a number" : `a number of at most ${max}`;
  }
}
