import type { SliceCell, Wanted } from "../../notebook/slice";
import { messageOf, SandboxFailure } from "../../sandbox/failure";
import type { Session } from "../../sandbox/session";
import { sliceIn } from "../sandboxWorkshop";
import type { Slice } from "../workshop";

/** A compiler is started anew after so many notebooks, whatever it remembers of them. */
const notebooksEach = 200;

/** A compiler, and how many notebooks it has read. */
interface Used {
  session: Session;
  used: number;
}

/**
 * Sandboxed compilers that stay warm from one notebook to the next. They read hostile text and run none of it. Each notebook has the
 * limits to itself, and only what fails in a compiler that has read nothing else is its own fault.
 */
export class SharedCompilers {
  private readonly idle: Used[] = [];
  private readonly waiting: (() => void)[] = [];

  /** @param open starts a compiler @param free how many work at the same time */
  constructor(
    private readonly open: () => Promise<Session>,
    private free: number,
  ) {}

  /** A notebook's slices; status and message of the failure where there are none. */
  async slice(cells: SliceCell[], wanted: Wanted[]): Promise<Record<string, unknown>> {
    if (this.free === 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.free -= 1;
    try {
      return { slices: await this.warmSlices(cells, wanted) };
    } catch (error) {
      const status = error instanceof SandboxFailure ? error.status : "infrastructure-error";
      return { status, message: messageOf(error) };
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  /** Ends those that are idle. */
  async close(): Promise<void> {
    await Promise.all(this.idle.splice(0).map(({ session }) => session.close()));
  }

  private async warmSlices(cells: SliceCell[], wanted: Wanted[]): Promise<Slice[]> {
    const warm = this.idle.pop();
    if (warm)
      try {
        await warm.session.load({}); // limits begin anew
        return await this.slicesOf(warm, cells, wanted);
      } catch {
        // for what others have left in it, perhaps
      }
    return this.slicesOf({ session: await this.open(), used: 0 }, cells, wanted);
  }

  private async slicesOf({ session, used }: Used, cells: SliceCell[], wanted: Wanted[]): Promise<Slice[]> {
    try {
      const slices = await sliceIn(session, cells, wanted);
      if (used + 1 < notebooksEach) this.idle.push({ session, used: used + 1 });
      else void session.close();
      return slices;
    } catch (error) {
      await session.close();
      throw error;
    }
  }
}
