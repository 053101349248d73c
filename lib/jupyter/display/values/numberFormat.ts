import type { Entry } from "./numericArray";

const DIGITS = 5;

/**
 * How numbers that stand together are written: whole, with as many decimals as they need up to five digits, or with exponents.
 * An exact zero is `0`, so that sparse matrices show their shape, and a number too small for the decimals keeps its exponent.
 */
export function numberFormat(values: readonly number[]): (value: number) => string {
  const finite = values.filter(Number.isFinite);
  const largest = finite.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  if (finite.every(Number.isInteger) && largest < 1e9) return String;
  const powers = largest >= 1e6 || largest < 1e-3;
  const decimals = powers ? DIGITS - 2 : neededDecimals(finite, largest);
  const smallest = 0.5 * 10 ** -decimals;
  return (value) => {
    if (value === 0 || !Number.isFinite(value)) return String(value);
    if (powers) return value.toExponential(decimals);
    return Math.abs(value) < smallest ? value.toExponential(0) : value.toFixed(decimals);
  };
}

/** As numberFormat, for entries of any kind. */
export function entryFormat(entries: readonly Entry[]): (entry: Entry) => string {
  const format = numberFormat(entries.filter((entry): entry is number => typeof entry === "number"));
  return (entry) => (typeof entry === "number" ? format(entry) : String(entry));
}

function neededDecimals(values: readonly number[], largest: number): number {
  const whole = Math.max(1, Math.floor(Math.log10(largest)) + 1);
  const most = Math.min(4, Math.max(1, DIGITS - whole));
  for (let decimals = 0; decimals < most; decimals++) {
    const unit = 10 ** decimals;
    const isExact = (value: number) =>
      Math.abs(value - Math.round(value * unit) / unit) < 1e-7 * Math.max(1, Math.abs(value));
    if (values.every(isExact)) return decimals;
  }
  return most;
}
