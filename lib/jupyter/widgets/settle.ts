/** Steps of which some may have to be waited for: each promise that is yielded comes back as its value. */
export type Steps<T> = Generator<unknown, T, never>;

/**
 * Takes the steps at once where none of them yields a promise, so that a cell shows what it draws in its turn; else one after
 * the other.
 * @returns the result, or a promise of it
 */
export function settle<T>(steps: Steps<T>): T | Promise<T> {
  return proceed(steps, () => steps.next());
}

function proceed<T>(steps: Steps<T>, advance: () => IteratorResult<unknown, T>): T | Promise<T> {
  let step = advance();
  while (!step.done) {
    if (step.value instanceof Promise) {
      return step.value.then(
        (value) => proceed(steps, () => steps.next(value as never)),
        (error) => proceed(steps, () => steps.throw(error)),
      );
    }
    step = steps.next(step.value as never);
  }
  return step.value;
}
