import type { SandboxFailure } from "../sandbox/failure";
import type { Remote } from "../sandbox/channel/questions";
import type { Session } from "../sandbox/session";

/** Where processes for a student's code come from, and go to. */
export interface Processes {
  /** One that has loaded nothing. @throws SandboxFailure */
  start(): Promise<Session>;
  /** Takes one in which nothing is left of what it has loaded, for what follows; else it is closed. */
  keep?(session: Session): void;
}

/**
 * The process of one exercise's checks. For each check the student's module is evaluated afresh; after one that did not end well
 * there is a new process.
 */
export class StudentProcess {
  private session: Session | undefined;
  private loaded = false;
  private loading: Error | undefined;

  /** @param js the student's module */
  constructor(
    private readonly processes: Processes,
    private readonly js: string,
    private readonly remote: Remote,
  ) {}

  /** A process whose module is fresh. @throws StudentError if the module throws; SandboxFailure */
  async fresh(): Promise<Session> {
    if (this.session?.failure) await this.close();
    this.session ??= await this.processes.start();
    if (!this.loaded) await this.load(this.session);
    if (this.loading) throw this.loading;
    this.loaded = false;
    return this.session;
  }

  /** Lets what a check has left behind have its effect now. @param last whether no check follows
   *  @returns the failure of the process, if it was that */
  async settle(last: boolean): Promise<SandboxFailure | undefined> {
    const { session } = this;
    if (!session) return undefined;
    if (last || session.failure) return this.leave();
    await this.load(session);
    return session.failure;
  }

  /** Gives the process away if it is well and nothing is left in it, and ends it otherwise; the failure that it ended with, if any. */
  async leave(): Promise<SandboxFailure | undefined> {
    const { session, processes } = this;
    const clean = session && processes.keep && !session.failure && (await session.clear().catch(() => false));
    if (!clean) return this.close();
    this.forget();
    processes.keep?.(session);
    return undefined;
  }

  /** Ends the process; the failure that it ended with, if any. */
  async close(): Promise<SandboxFailure | undefined> {
    const { session } = this;
    this.forget();
    return (await session?.close())?.failure;
  }

  private forget(): void {
    this.session = undefined;
    this.loaded = false;
    this.loading = undefined;
  }

  private async load(session: Session): Promise<void> {
    this.loading = undefined;
    try {
      await session.load({ js: this.js }, this.remote);
    } catch (error) {
      this.loading = error as Error;
    }
    this.loaded = true;
  }
}
