/**
 * The first key that one object of a JSON text has twice, null if none has; `JSON.parse` would silently take the last.
 * @param text valid JSON
 */
export function duplicateKey(text: string): string | null {
  const open: Set<string>[] = [];
  let last = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}:]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (token !== ":") last = token;
    else {
      const key = JSON.parse(last) as string;
      const keys = open[open.length - 1];
      if (keys.has(key)) return key;
      keys.add(key);
    }
  }
  return null;
}
