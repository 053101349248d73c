type Arguments<F> = F extends (...args: infer All) => unknown ? All : never;
type Answer<F> = F extends (...args: never[]) => infer One ? One : never;
/** Makes something of a right answer and of what it answers. */
type Change<F, Value> = (right: Answer<F>, ...args: Arguments<F>) => Value;
type Callable = (...args: unknown[]) => unknown;

/** The frames by which a variation says only what it alters of a right function. */
export const alterations = <Functions>() => ({
  /** It asks the right function something else. */
  withArguments:
    (given: Functions) =>
    <Name extends keyof Functions>(
      name: Name,
      change: (...args: Arguments<Functions[Name]>) => Arguments<Functions[Name]>,
    ): Partial<Functions> => {
      const altered: Callable = (...args) =>
        (given[name] as Callable)(...change(...(args as Arguments<Functions[Name]>)));
      return { [name]: altered } as Partial<Functions>;
    },

  /** It makes something else of the right answer. */
  withResult:
    (given: Functions) =>
    <Name extends keyof Functions>(
      name: Name,
      change: Change<Functions[Name], Answer<Functions[Name]>>,
    ): Partial<Functions> => {
      const altered = (...args: Arguments<Functions[Name]>) =>
        change((given[name] as Callable)(...args) as Answer<Functions[Name]>, ...args);
      return { [name]: altered } as Partial<Functions>;
    },

  /** Some fields of the right answer are others; it throws for a field that the right answer does not have. */
  withFields:
    (given: Functions) =>
    <Name extends keyof Functions>(
      name: Name,
      change: Change<Functions[Name], Partial<Answer<Functions[Name]>>>,
    ): Partial<Functions> => {
      const altered = (...args: Arguments<Functions[Name]>) => {
        const right = (given[name] as Callable)(...args) as Answer<Functions[Name]>;
        const fields = change(right, ...args);
        const wrong = Object.keys(fields).find((field) => !Object.hasOwn(right as object, field));
        if (wrong !== undefined)
          throw new RangeError(`withFields: ${String(name)} answers no field "${wrong}"`);
        return { ...(right as object), ...fields };
      };
      return { [name]: altered } as Partial<Functions>;
    },
});
