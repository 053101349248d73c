import { createServer, type Server } from "node:net";
import { freePort, isPortFree } from "lib/setup/jupyter/port";

describe("freePort", () => {
  let taken: Server;
  let port: number;
  beforeEach(
    () =>
      new Promise<void>((resolve) => {
        taken = createServer().listen(0, "127.0.0.1", () => {
          port = (taken.address() as { port: number }).port;
          resolve();
        });
      }),
  );
  afterEach(() => taken.close());

  it("passes over a port that is taken", async () => {
    expect(await isPortFree(port)).toBe(false);
    expect(await freePort(port)).toBeGreaterThan(port);
  });
});
