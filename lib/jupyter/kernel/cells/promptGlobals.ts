declare global {
  /**
   * Asks the person in front of the notebook and waits for the answer.
   * @param message what stands beside the input field
   * @param defaultValue what an empty answer means
   * @returns the answer
   * @throws Error if the front end allows no input, as in a run of the whole notebook from the command line
   */
  function prompt(message?: string, defaultValue?: string): string | null;
  /** Asks a question whose answer is yes (`y`, `yes`) or, for anything else, no; and waits for it. */
  function confirm(message?: string): boolean;
  /** Asks for what nobody shall see while it is typed, a token say, and waits for it. */
  function promptPassword(message?: string): string;
}

/**
 * Puts `prompt`, `confirm` and `promptPassword` into the global scope.
 * @param ask asks one question and waits
 */
export function installPromptGlobals(ask: (question: { prompt: string; password: boolean }) => string): void {
  const shown = (message: unknown): string => (message === "" ? "" : `${String(message)} `);
  globalThis.prompt = (message = "Prompt", defaultValue = "") => {
    const hint = defaultValue === "" ? "" : `[${defaultValue}] `;
    return ask({ prompt: shown(message) + hint, password: false }) || String(defaultValue);
  };
  globalThis.confirm = (message = "Confirm") =>
    /^y(es)?$/i.test(ask({ prompt: `${shown(message)}[y/N] `, password: false }).trim());
  globalThis.promptPassword = (message = "Password") => ask({ prompt: shown(message), password: true });
}
