/**
 * The sentence that explains why pip gave up, from what it printed.
 * @param room what the disk needs, "500 MB"
 */
export function explainPipFailure(log: string, room: string): string {
  if (/No space left on device/i.test(log)) return `the disk is full; free ${room}`;
  if (/HASHES|do not match/.test(log)) return "what came is not the file that was asked for";
  if (/Connection|resolve|timed? ?out|unreachable|ProxyError|SSLError|Max retries/i.test(log))
    return "PyPI could not be reached; check the network or the proxy (HTTPS_PROXY)";
  const errors = log.split("\n").filter((line) => line.startsWith("ERROR"));
  return errors.pop() ?? "pip stopped without a message";
}
