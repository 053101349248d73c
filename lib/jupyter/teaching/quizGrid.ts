import { row } from "../widgets/boxes";
import { button } from "../widgets/button";
import type { Widget } from "../widgets/show";
import { label } from "../widgets/words";
import { answerTo, keepAnswer } from "./answers";
import { letter, Question } from "./question";
import { score } from "./score";

/** One of many things of which the same is asked. */
export interface GridItem {
  /** "clip 3" */
  readonly name: string;
  /** The right one of the choices. */
  readonly right: string;
  /** Told to who chose another one. */
  readonly why: string;
}

/**
 * One question about many things, with a row of buttons for each: as `quiz`, but short. The first choice counts, and is kept with the notebook.
 * @param id names the quiz, "04-clips"
 * @throws {TypeError} for fewer than two choices, and for an item whose right one is none of them.
 * @example quizGrid("04-clips", "Simulator or prediction?", ["simulator", "prediction"], clips);
 */
export function quizGrid(
  id: string,
  question: string,
  choices: readonly string[],
  items: readonly GridItem[],
): void {
  const odd = items.find(({ right }) => !choices.includes(right));
  if (choices.length < 2 || odd)
    throw new TypeError(
      `quizGrid: choices must be two or more, with ${odd?.right ?? "the right one"} among them, got ${JSON.stringify(choices)}`,
    );
  const rows = items.map((item, i) => new Row(`quiz-${id}/${i + 1}`, item, choices));
  const asked = new Question(
    () => textOf(question, rows),
    () => rows.flatMap(({ kept }) => kept ?? []),
  );
  asked.show(row(...rows.map((one) => one.widget(() => asked.update()))));
}

function textOf(question: string, rows: readonly Row[]): string {
  const answered = rows.filter(({ chosen }) => chosen !== undefined);
  const [right, wrong] = [true, false].map((isRight) => answered.filter((one) => one.isRight === isRight));
  const names = right.map(({ item }) => item.name).join(", ");
  const lines = [
    ...(right.length > 0 ? [`- ✓ ${names}`] : []),
    ...wrong.map(({ item }) => `- ✗ ${item.name}: **${item.right}.** ${item.why}`),
  ];
  return [`**${question}** ${score(right.length, answered.length, rows.length)}`, lines.join("\n")].join("\n\n").trim(); // prettier-ignore
}

class Row {
  constructor(
    private readonly id: string,
    readonly item: GridItem,
    private readonly choices: readonly string[],
  ) {}

  /** What was chosen first. */
  get chosen(): string | undefined {
    const first = String(answerTo(this.id) ?? "").charAt(0);
    return this.choices.find((_, i) => letter(i) === first);
  }

  get isRight(): boolean {
    return this.chosen === this.item.right;
  }

  get kept(): { id: string; value: string } | undefined {
    const { id, chosen } = this;
    return chosen === undefined ? undefined : { id, value: letter(this.choices.indexOf(chosen)) };
  }

  /** @param onChoice called after the first choice */
  widget(onChoice: () => void): Widget {
    const name = label(this.name, "5em");
    const buttons = this.choices.map((choice, i) =>
      button({
        label: choice,
        onClick: () => {
          if (this.chosen !== undefined) return;
          keepAnswer(this.id, letter(i));
          name.value = this.name;
          onChoice();
        },
      }),
    );
    return row(name, ...buttons);
  }

  private get name(): string {
    if (this.chosen === undefined) return this.item.name;
    return `${this.item.name} ${this.isRight ? "✓" : "✗"}`;
  }
}
