import type { Answer } from "./answers";

/** What a reader predicted: a number, or a choice; undefined where nothing was. */
export type Prediction = Answer | undefined;

/** The number in a prediction, 50 of "50 %"; undefined where there is none above 0. */
export function amountOf(prediction: Prediction): number | undefined {
  const amount = Number.parseFloat(String(prediction));
  return amount > 0 && Number.isFinite(amount) ? amount : undefined;
}

/** "Relapses: you predicted 5; it is 3.", or nothing without a prediction. */
export function verdict(what: string, prediction: Prediction, outcome: string): string {
  return prediction === undefined ? "" : `${what}: you predicted ${prediction}; it is ${outcome}.`;
}

/** A text in the middle of a figure's panel, at a part of its width and height. */
export const captionAt = (text: string, x: number, y: number) =>
  ({ text, x, y, xref: "paper", yref: "paper", xanchor: "center", showarrow: false }) as const;
