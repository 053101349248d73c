import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { repositoryRoot } from "../notebook/repository";
import { installedTypeScript } from "../notebook/slicing/compiler";
import { CodecError } from "../sandbox/codec";
import { SandboxFailure, StudentError } from "../sandbox/failure";
import { checkLimits, type Limits, prepareLimits, referenceLimits } from "../sandbox/limits";
import { openSession, type Session } from "../sandbox/session";
import { type Box, compiledGrading, type Content, sharedBox } from "../sandbox/stage";
import type { Tier } from "../sandbox/tier";
import type { Slice, Workshop } from "./workshop";

/** The parts of the compiler that the slicer reads: the compiler and the declarations of the language. */
function compilerFiles(): Content[] {
  const from = installedTypeScript();
  const declarations = readdirSync(path.join(from, "lib")).filter((file) => /^lib\..*\.d\.ts$/.test(file));
  const files = ["package.json", "lib/typescript.js", ...declarations.map((file) => `lib/${file}`)];
  return files.map((file) => ({ from: path.join(from, file), to: `typescript/${file}` }));
}

/** Boxes are shared by all submissions that are graded against the same library. */
function boxFor(host: "student" | "prepare", strippedLib: string): Box {
  const name = `${host}-${createHash("sha256").update(strippedLib).digest("hex").slice(0, 12)}`;
  return sharedBox(name, host, () => [
    { from: strippedLib, to: "lib" },
    ...(host === "prepare"
      ? [{ from: path.join(compiledGrading(), "notebook"), to: "notebook" }, ...compilerFiles()]
      : []),
  ]);
}

/** The compiler threw, which it does for source that no person writes. */
const tooMuch: Slice = {
  status: "not-gradable",
  reason: "too-large",
  diagnostics: ["the notebook's code is too large or too deeply nested for the compiler"],
};

/** Our own implementations with the library that they use, for a process of their own. */
function referenceBox(unit: string): Box {
  return sharedBox(`reference-${unit}`, "reference", () => {
    const grading = compiledGrading();
    const lib = path.join(repositoryRoot(), "lib");
    const parts = readdirSync(path.join(lib, "dist")).filter((part) => part !== "jupyter");
    return [
      { from: path.join(grading, "exercises", unit, "reference.js"), to: "reference.js" },
      { from: path.join(lib, "package.json"), to: "node_modules/lib/package.json" },
      ...parts.map((part) => ({ from: path.join(lib, "dist", part), to: `node_modules/lib/dist/${part}` })),
    ];
  });
}

const standardLimits = { check: checkLimits, prepare: prepareLimits, reference: referenceLimits };

const isText = (value: unknown): value is string => typeof value === "string";
const isReason = (value: unknown): value is "missing" | "syntax" | "types" | "too-large" =>
  ["missing", "syntax", "types", "too-large"].includes(value as string);
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** One answer of the slicer, whose process has read hostile source: its shape is not taken on trust. */
function readSlice(value: unknown): Slice {
  const { status, js, missing, reason, diagnostics } = (value ?? {}) as Record<string, unknown>;
  if (areTexts(diagnostics)) {
    if (status === "ok" && isText(js) && areTexts(missing)) return { status, js, missing, diagnostics };
    if (status === "not-gradable" && isReason(reason)) return { status, reason, diagnostics };
  }
  throw new SandboxFailure("protocol", "the compiler's process sent an answer of another form");
}

/**
 * The places of a submission in sandboxes of one tier.
 * @param strippedLib folder of the compiled library without answers
 */
export function sandboxWorkshop(
  tier: Tier,
  strippedLib: string,
  limits: Record<"check" | "prepare" | "reference", Limits> = standardLimits,
): Workshop {
  return {
    tier: tier.name,
    async prepare(cells, wanted) {
      const box = boxFor("prepare", strippedLib);
      const session = await openSession({ tier, box, limits: limits.prepare, start: {} });
      try {
        const answer = await session.call("slice", cells, wanted);
        if (!Array.isArray(answer) || answer.length !== wanted.length) return [readSlice(undefined)];
        return answer.map(readSlice);
      } catch (error) {
        if (!(error instanceof StudentError) && !(error instanceof CodecError)) throw error;
        return wanted.map(() => tooMuch);
      } finally {
        await session.close();
      }
    },
    async open(js, remote, answer): Promise<Session> {
      const box = boxFor("student", strippedLib);
      return openSession({
        tier,
        box,
        limits: limits.check,
        start: { js },
        remote: { names: remote, answer },
      });
    },
    async openReference(unit): Promise<Session> {
      return openSession({ tier, box: referenceBox(unit), limits: limits.reference, start: { unit } });
    },
  };
}
