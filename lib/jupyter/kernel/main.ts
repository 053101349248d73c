import { readConnection } from "./protocol/connection";
import { log } from "./protocol/log";
import { Server } from "./protocol/server";

/** How often the kernel looks whether the program that started it still lives, in milliseconds. */
const vigilance = 1000;

/** Calls back when this process has another parent than at its start: then the program that started it is gone. */
function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) callback();
  }, vigilance).unref();
}

async function main(file: string | undefined): Promise<void> {
  if (!file)
    throw new Error("kernel: the connection file is missing; Jupyter starts the kernel with its path");
  // Nothing that a client sends or a socket reports may end the kernel.
  process.on("uncaughtException", (error) => log(`went on after ${error.stack ?? String(error)}`));
  const server = new Server(readConnection(file), () => process.exit(0));
  const leave = (): void => void server.close().then(() => process.exit(0));
  process.on("SIGINT", () => server.interrupt());
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, leave);
  whenOrphaned(leave);
  await server.listen();
}

main(process.argv[2]).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
