import { CodecError } from "./channel/codec";
import type { Remote } from "./channel/questions";
import { SandboxFailure, StudentError } from "./failure";
import { type Place, Session } from "./session";

/** What a session runs, and where. */
export interface SessionOptions extends Place {
  /** What the host loads; for the student's host `{ js }`. */
  start: Record<string, unknown>;
  remote?: Remote;
}

/** Starts a sandbox and waits for its host; one that fails to start is tried a second time, since nothing has run in it yet.
 *  @throws SandboxFailure */
export async function startSession(place: Place): Promise<Session> {
  for (let attempt = 1; ; attempt++) {
    let session: Session | undefined;
    try {
      session = new Session(place);
      await session.greet();
      return session;
    } catch (error) {
      await session?.close();
      const ours = !(error instanceof SandboxFailure) || error.status === "infrastructure-error";
      if (!ours) throw error;
      if (attempt === 2)
        throw error instanceof SandboxFailure
          ? error
          : new SandboxFailure("infrastructure-error", `the sandbox could not be started: ${String(error)}`);
    }
  }
}

/**
 * Starts a sandbox and has its host load code.
 * @throws SandboxFailure; StudentError if the code throws while it loads; CodecError if it is too large
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const session = await startSession(options);
  try {
    await session.load(options.start, options.remote);
    return session;
  } catch (error) {
    await session.close();
    if (error instanceof SandboxFailure || error instanceof StudentError || error instanceof CodecError)
      throw error;
    throw new SandboxFailure("infrastructure-error", `the sandbox could not be used: ${String(error)}`);
  }
}
