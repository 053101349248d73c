import { log } from "./log";

interface Receiver {
  readonly closed: boolean;
  receive(): Promise<Buffer[]>;
}

/** How long to wait after an error that is not about one message, in milliseconds. */
const pause = 10;

/**
 * What comes on a socket, until it is closed. An error is no end: ZeroMQ reports one also where it has thrown away something
 * malformed and then has nothing to give.
 */
export async function* incoming(socket: Receiver): AsyncGenerator<Buffer[]> {
  while (!socket.closed) {
    try {
      yield await socket.receive();
    } catch (error) {
      if (socket.closed) return;
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN") log(`receiving failed: ${message}`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
