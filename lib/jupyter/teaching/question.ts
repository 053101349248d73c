import { newDisplayId, publish } from "../display/publish";
import { column } from "../widgets/boxes";
import { displayOf, type Widget, WIDGET_MIME } from "../widgets/show";
import type { KeptAnswer } from "./answers";

/** A text that changes with the answer, and what answers it. */
export class Question {
  private readonly display = newDisplayId("question");

  /** @param text Markdown, as the question stands now @param answers what its output carries, through saving, closing and handing in */
  constructor(
    private readonly text: () => string,
    private readonly answers: () => readonly KeptAnswer[] = () => [],
  ) {}

  /** Shows the text, and the widgets below it where a front end has them. */
  show(...widgets: readonly Widget[]): void {
    this.publish(false);
    if (widgets.length === 0) return;
    const bundle = displayOf(column(...widgets).model, "", "");
    if (WIDGET_MIME in bundle) publish({ data: bundle });
  }

  /** Shows the text as it is now. */
  update(): void {
    this.publish(true);
  }

  private publish(update: boolean): void {
    const text = this.text();
    const answers = this.answers();
    // The display id is there too, so that the output is found after a reload of the page.
    const metadata = { course: { display_id: this.display, ...(answers.length > 0 && { answers }) } };
    const data = { "text/markdown": text, "text/plain": text };
    publish({ data, metadata, transient: { display_id: this.display } }, update);
  }
}

/** Letters that stand for choices. */
export const letter = (index: number): string => String.fromCharCode("A".charCodeAt(0) + index);
