/** What a student predicted: a number, or a choice; undefined where nothing was. */
export type Prediction = string | number | undefined;

/** A text in the middle of a figure's panel, at a part of its width and height. */
export const captionAt = (text: string, x: number, y: number) =>
  ({ text, x, y, xref: "paper", yref: "paper", showarrow: false }) as const;

/** "Relapses: you predicted 5; it is 3.", or nothing without a prediction. */
export function verdict(what: string, prediction: Prediction, outcome: string): string {
  return prediction === undefined ? "" : `${what}: you predicted ${prediction}; it is ${outcome}.`;
}
