/** What a student predicted: a number, or a choice. */
export type Prediction = string | number | undefined;

/** The number in a prediction, 50 of "50 %"; undefined where there is none above 0. */
export function amountOf(prediction: Prediction): number | undefined {
  const amount = Number.parseFloat(String(prediction));
  return amount > 0 && Number.isFinite(amount) ? amount : undefined;
}
