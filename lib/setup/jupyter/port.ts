import { createServer } from "node:net";
import { SetupError } from "../shared/setupError";

/** Whether a server could listen on the port of the loopback interface now. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/**
 * The first free port from `first` on.
 * @throws {SetupError} when fifty in a row are taken
 */
export async function freePort(first: number): Promise<number> {
  const last = Math.min(first + 49, 65_535);
  for (let port = first; port <= last; port++) {
    if (await isPortFree(port)) return port;
  }
  throw new SetupError(`Ports ${first} to ${last} are all taken. Choose another: npm start -- --port 9000`);
}
