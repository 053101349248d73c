import { boxesFor } from "grading/grade/boxes";
import { SharedCompilers } from "grading/grade/class/sharedCompilers";
import { openCompiler } from "grading/grade/sandboxWorkshop";
import { buildStrippedLib } from "grading/notebook/strippedLib";
import { prepareLimits } from "grading/sandbox/limits";
import type { Session } from "grading/sandbox/session";
import { requireTier } from "grading/sandbox/walls/tier";
import { needs } from "../../../support/needs";

const cells = [{ source: "function f(x: number): number { return 2 * x; }" }];
const wanted = [{ exercise: "1.1", functions: ["f"], remote: [] }];
const ok = { slices: [{ status: "ok" }] };

needs("bubblewrap", () =>
  describe("SharedCompilers", () => {
    let opened: Session[];
    let compilers: SharedCompilers;
    let strippedLib: string;

    /** One compiler at a time, whose messages may have so many bytes. */
    const use = (receivedBytes: number): void => {
      const boxes = boxesFor({ id: "01" }, strippedLib);
      const limits = { ...prepareLimits, receivedBytes };
      const open = async (): Promise<Session> => {
        const session = await openCompiler(requireTier("A"), boxes, limits);
        opened.push(session);
        return session;
      };
      compilers = new SharedCompilers(open, 1);
    };

    beforeAll(async () => void (strippedLib = await buildStrippedLib({ id: "01" })), 120_000);
    beforeEach(() => void (opened = []));
    afterEach(() => compilers.close());

    it("reads notebook after notebook with one compiler, each with the limits to itself", async () => {
      use(4000);
      for (let notebook = 0; notebook < 40; notebook++)
        expect(await compilers.slice(cells, wanted)).toMatchObject(ok);
      expect(opened).toHaveLength(1);
    }, 240_000);

    it("reads a notebook with a new compiler where the one that others have used fails", async () => {
      use(100_000);
      expect(await compilers.slice(cells, wanted)).toMatchObject(ok);
      await opened[0].abandon();
      expect(await compilers.slice(cells, wanted)).toMatchObject(ok);
      expect(opened).toHaveLength(2);
    }, 240_000);

    it("tells what a new compiler has failed at", async () => {
      use(10);
      expect(await compilers.slice(cells, wanted)).toMatchObject({ status: expect.any(String) });
    }, 240_000);
  }),
);
