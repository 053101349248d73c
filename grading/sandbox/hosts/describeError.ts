const textOf = (value: unknown, limit: number): string => {
  try {
    return String(value).slice(0, limit);
  } catch {
    return "";
  }
};

/** What the grader learns of an error: a name and a message, never the object. */
export function describeError(error: unknown): { name: string; message: string } {
  try {
    if (typeof error === "object" && error !== null) {
      const { name, message } = error as Error;
      return { name: textOf(name ?? "Error", 100), message: textOf(message ?? "", 2000) };
    }
  } catch {
    // an error whose fields throw
  }
  return { name: "Error", message: textOf(error, 2000) };
}
