import { type Numbers, plain } from "./numbers";

const missing = "Your answer, or a part of it, is missing: is there a return?";
const otherShape = "Your answer has another shape than asked for.";

/** What is found where a value and what was expected are gone through together. */
class Comparison {
  /** A sentence about the first thing that is no number where one belongs, or no array, or no record. */
  fault: string | undefined;
  numbers = 0;
  wrong = 0;
  /** The largest error. */
  worst = 0;
  onlyWhole = true;

  constructor(private readonly allowed: number) {}

  compare(got: unknown, expected: Numbers): void {
    if (this.fault !== undefined) return;
    const value = plain(got);
    if (typeof expected === "number") return this.number(value, expected);
    if (value === undefined) this.fault = missing;
    else if (typeof value !== "object" || value === null || Array.isArray(value) !== Array.isArray(expected))
      this.fault = "Your answer is of another kind than asked for.";
    else if (Array.isArray(expected) && (value as unknown[]).length !== expected.length)
      this.fault = otherShape;
    else
      for (const [key, part] of Object.entries(expected) as [string, Numbers][])
        this.compare(Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined, part);
  }

  private number(got: unknown, expected: number): void {
    if (typeof got !== "number") {
      if (got === undefined) this.fault = missing;
      else if (Array.isArray(got)) this.fault = otherShape;
      else this.fault = "Your answer holds something that is no number.";
      return;
    }
    this.numbers++;
    if (Number.isNaN(got))
      this.fault = "Your answer holds NaN, which is no number: 0/0, or a name that is undefined?";
    else if (!Number.isFinite(got)) this.fault = "Your answer holds an infinite number.";
    const error = Math.abs(got - expected);
    if (error > this.allowed) this.wrong++;
    this.worst = Math.max(this.worst, error);
    this.onlyWhole &&= Number.isInteger(got) && Number.isInteger(expected);
  }
}

/** How large an error is beside the size of what was expected. */
function sizeOf(relative: number): string {
  if (relative <= 1e-6) return "right to six digits, but not to the accuracy asked for";
  if (relative <= 0.01) return "off by less than one percent";
  if (relative <= 0.1) return "off by less than ten percent";
  if (relative <= 1) return "off by more than ten percent";
  return relative <= 10 ? "off by more than its own size" : "off by orders of magnitude";
}

function where(wrong: number, numbers: number): string {
  if (numbers < 4) return "";
  if (wrong === 1) return ", in one entry";
  if (wrong === numbers) return ", in every entry";
  return wrong > numbers / 2 ? ", in most entries" : ", in some entries";
}

/**
 * How far a wrong answer is from the right one, in a sentence that does not give the right one away: for hidden checks.
 * @param allowed The error that the check allows. @param scale The size that errors are compared with.
 */
export function howFar(got: unknown, expected: Numbers, allowed: number, scale: number): string {
  const comparison = new Comparison(allowed);
  comparison.compare(got, expected);
  const { fault, numbers, wrong, worst, onlyWhole } = comparison;
  if (fault !== undefined) return fault;
  if (wrong === 0) return "Your answer is not what was asked for.";
  if (onlyWhole) return `Your answer is another than the right one${where(wrong, numbers)}.`;
  return `Your answer is ${sizeOf(worst / Math.max(scale, Number.MIN_VALUE))}${where(wrong, numbers)}.`;
}

/** The same for a quantity that must not pass a limit. */
export function howFarAbove(got: unknown, limit: number): string {
  if (typeof got !== "number" || !Number.isFinite(got)) return howFar(got, 0, 0, 1);
  const ratio = limit > 0 ? got / limit : Infinity;
  if (ratio <= 1.1) return "What the check measures is just beyond its limit.";
  if (ratio <= 10) return "What the check measures is a few times its limit.";
  return ratio < Infinity
    ? "What the check measures is beyond its limit by orders of magnitude."
    : "What the check measures is beyond its limit.";
}

/** What may be told of a hidden check that an answer fails. @param error What the check threw. */
export function farOf(error: unknown): string {
  const { matcherResult } = (error ?? {}) as { matcherResult?: { howFar?: unknown } };
  const told = matcherResult?.howFar;
  return typeof told === "string" ? told : "Your answer is of another kind than asked for.";
}
