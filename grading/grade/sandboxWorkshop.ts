import { CodecError } from "../sandbox/channel/codec";
import { SandboxFailure, StudentError } from "../sandbox/failure";
import { checkerLimits, checkLimits, type Limits, limitsIn, prepareLimits } from "../sandbox/limits";
import { type Session } from "../sandbox/session";
import { openSession, startSession } from "../sandbox/openSession";
import type { Tier } from "../sandbox/walls/tier";
import { readSlice } from "../notebook/readSlice";
import type { SliceCell, Wanted } from "../notebook/slice";
import type { Boxes } from "./boxes";
import type { Slice, Workshop } from "./workshop";

/** The compiler threw, which it does for source that no person writes. */
const tooMuch: Slice = {
  status: "not-gradable",
  reason: "too-large",
  diagnostics: ["the notebook's code is too large or too deeply nested for the compiler"],
};

const limitsOf = ({ checker }: Boxes): Record<"check" | "prepare" | "checker", Limits> => ({
  check: checkLimits,
  prepare: prepareLimits,
  checker: limitsIn(checker, checkerLimits),
});

/** One answer of the slicer. */
function received(value: unknown): Slice {
  const one = readSlice(value);
  if (!one) throw new SandboxFailure("protocol", "the compiler's process sent an answer of another form");
  return one;
}

/** What a compiler's answer says of each exercise. @throws SandboxFailure if it has another form */
export function readSlices(answer: unknown, wanted: readonly Wanted[]): Slice[] {
  return Array.isArray(answer) && answer.length === wanted.length
    ? answer.map(received)
    : [received(undefined)];
}

/** A process that compiles, ready for any number of notebooks. @throws SandboxFailure */
export function openCompiler(tier: Tier, boxes: Boxes, limits = prepareLimits): Promise<Session> {
  return openSession({ tier, box: boxes.prepare, limits, start: {} });
}

/** A notebook's exercises from a compiler's process. @throws SandboxFailure; the process is then of no more use */
export async function sliceIn(session: Session, cells: SliceCell[], wanted: Wanted[]): Promise<Slice[]> {
  try {
    return readSlices(await session.call("slice", cells, wanted), wanted);
  } catch (error) {
    if (!(error instanceof StudentError) && !(error instanceof CodecError)) throw error;
    return wanted.map(() => tooMuch);
  }
}

/** The places of a submission in sandboxes of one tier. */
export function sandboxWorkshop(tier: Tier, boxes: Boxes, limits = limitsOf(boxes)): Workshop {
  return {
    tier: tier.name,
    async prepare(cells, wanted) {
      const session = await openCompiler(tier, boxes, limits.prepare);
      try {
        return await sliceIn(session, cells, wanted);
      } finally {
        await session.close();
      }
    },
    startStudent(allowance, needs) {
      const box = needs?.length ? boxes.studentWithPackages : boxes.student;
      return startSession({ tier, box, limits: limitsIn(box, limits.check), allowance });
    },
    openChecker: (unit, allowance, remote) =>
      openSession({ tier, box: boxes.checker, limits: limits.checker, allowance, start: { unit }, remote }),
  };
}
