import { encode } from "grading/sandbox/channel/encode";
import { decode } from "grading/sandbox/channel/decode";
import { frame } from "grading/sandbox/channel/framing";
import { checkLimits } from "grading/sandbox/limits";
import { openSession } from "grading/sandbox/openSession";
import { sharedBox } from "grading/sandbox/stage";
import { findTier, type Tier } from "grading/sandbox/walls/tier";
import { needs } from "../../support/needs";

const more = frame(encode({ type: "value", id: 1, value: new Uint8Array() })).toString("hex");

/** What the functions get hold of, past the host's own `require`. */
const prelude = `const { writeSync } = process.mainModule.require("fs"); let n = 0;`;

needs("bubblewrap", () =>
  describe("Session.callEach", () => {
    /** What calls with 1 to `count` give: a number, or the failure's name and its status or message. */
    async function called(js: string, count = 4): Promise<unknown[]> {
      const session = await openSession({
        tier: findTier(["A"]) as Tier,
        box: sharedBox("student", "student", () => []),
        limits: checkLimits,
        start: { js: prelude + js },
      });
      try {
        const lists = Array.from({ length: count }, (_, i) => encode([i + 1, [i + 1]]));
        const answers = await session.callEach("f", lists);
        return answers.map((answer) => {
          if (!(answer instanceof Error)) return decode(answer.value);
          return "status" in answer ? answer.status : answer.name;
        });
      } finally {
        await session.close();
      }
    }

    it("gives the answers to all calls, in order", async () => {
      expect(await called("exports.f = (x) => 10 * x + ++n", 40)).toEqual(
        Array.from({ length: 40 }, (_, i) => 11 * (i + 1)),
      );
    });

    it("waits for promises one after the other", async () => {
      const js = `exports.f = async (x) => { const before = ++n; await new Promise((go) => setTimeout(go, 20)); return before === n ? x : 0; }`;
      expect(await called(js)).toEqual([1, 2, 3, 4]);
    });

    it.each([
      ["an error", "if (x === 3) throw new Error('three')", "StudentError"],
      ["a changed argument", "if (x === 3) list[0] = 0", "ChangedArgument"],
      ["the end of the process", "if (x === 3) process.exit(0)", "crash"],
      ["a call that never returns", "while (x === 3);", "timeout"],
    ])("ends with %s, after the answers before it", async (_name, line, failure) => {
      const answers = await called(`exports.f = (x, list) => { ${line}; return x; }`);
      expect(answers.slice(-1)).toEqual([failure]);
      expect(answers.slice(0, -1)).toEqual([1, 2]);
    });

    it("calls nothing after a call that failed", async () => {
      const js = `exports.f = (x) => { if (x > 1 && n++ === 0) throw new Error("once"); return x; }`;
      expect(await called(js)).toEqual([1, "StudentError"]);
    });

    it("says that there is no such function", async () => {
      expect(await called("exports.g = () => 1")).toEqual(["MissingFunction"]);
    });

    it("ends a process that answers more than it was asked", async () => {
      const js = `exports.f = (x) => { if (x === 2) writeSync(3, Buffer.from("${more}", "hex")); return x; }`;
      expect(await called(js)).toEqual([1, "protocol"]);
    });

    it("ends a process whose answers are too large together", async () => {
      expect((await called("exports.f = (x) => 'x'.repeat(3e6)")).slice(-1)).toEqual(["protocol"]);
    });
  }),
);
