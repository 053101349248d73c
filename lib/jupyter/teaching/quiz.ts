import { row } from "../widgets/boxes";
import { button } from "../widgets/button";
import { answerTo, keepAnswer } from "./answers";
import { letter, Question } from "./question";
import { score } from "./score";

/** One of the answers that a question offers. */
export interface QuizChoice {
  readonly text: string;
  readonly right?: boolean;
  /** Told when it is chosen: why it is right or wrong. */
  readonly why: string;
}

/** A question with choices; texts are Markdown. */
export interface QuizQuestion {
  readonly question: string;
  readonly choices: readonly QuizChoice[];
}

/**
 * Questions with feedback on every choice. The first choice counts; others may be tried. Answers are kept with the notebook.
 * @param id names the quiz, "01"
 * @throws {TypeError} for a question that does not have one right choice and a wrong one.
 */
export function quiz(id: string, questions: readonly QuizQuestion[]): void {
  for (const { question, choices } of questions) {
    if (choices.filter(({ right }) => right).length !== 1 || choices.length < 2)
      throw new TypeError(`quiz: ${JSON.stringify(question)} needs one right choice and at least one other`);
  }
  const items = questions.map((question, i) => new QuizItem(`quiz-${id}/${i + 1}`, i + 1, question));
  const result = new Question(() => scoreOf(items));
  for (const item of items) item.show(() => result.update());
  result.show();
}

function scoreOf(items: readonly QuizItem[]): string {
  const answered = items.filter((item) => item.tried.length > 0);
  const right = answered.filter((item) => item.isRight(item.tried[0]));
  return score(right.length, answered.length, items.length);
}

class QuizItem {
  private readonly question: Question;

  constructor(
    private readonly id: string,
    private readonly number: number,
    private readonly item: QuizQuestion,
  ) {
    const value = (): string => this.tried.map(letter).join("");
    this.question = new Question(
      () => this.text(),
      () => (value() === "" ? [] : [{ id, value: value() }]),
    );
  }

  /** Choices in the order in which they were tried; none where those that are kept are others by now. */
  get tried(): number[] {
    const letters = [...String(answerTo(this.id) ?? "")];
    const indices = letters.map((one) => this.item.choices.findIndex((_, i) => letter(i) === one));
    return indices.includes(-1) ? [] : [...new Set(indices)];
  }

  isRight(index: number): boolean {
    return this.item.choices[index].right === true;
  }

  /** @param onTry called after each choice */
  show(onTry: () => void): void {
    const buttons = this.item.choices.map((_, i) =>
      button({
        label: letter(i),
        onClick: () => {
          this.choose(i);
          onTry();
        },
      }),
    );
    this.question.show(row(...buttons));
  }

  private choose(index: number): void {
    keepAnswer(this.id, [...new Set([...this.tried, index])].map(letter).join(""));
    this.question.update();
  }

  private text(): string {
    const { tried } = this;
    const lines = this.item.choices.map(({ text, right, why }, i) => {
      const feedback = tried.includes(i) ? `  \n  ${right ? "✓ **Right.**" : "✗ **No.**"} ${why}` : "";
      return `- **${letter(i)}** ${text}${feedback}`;
    });
    return `**Question ${this.number}.** ${this.item.question}\n\n${lines.join("\n")}`;
  }
}
