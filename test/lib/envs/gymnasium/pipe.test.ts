import { spawn } from "node:child_process";
import { GymnasiumError } from "lib/envs/gymnasium/gymnasiumError";
import { startPipe } from "lib/envs/gymnasium/pipe";
import { needs } from "../../../support/needs";

/** Node, with a program that has its input and output as `read(size)` and `write(text)`. */
const start = (program: string) =>
  startPipe("the program", process.execPath, [
    "-e",
    `const fs = require("fs"); const write = (text) => fs.writeSync(1, text);
     const read = (size) => { const bytes = Buffer.alloc(size); return String(bytes.subarray(0, fs.readSync(0, bytes))); };
     ${program}`,
  ]);

needs("unix", () => {
  describe("startPipe", () => {
    it("asks and is answered, again and again, without a turn of the event loop", () => {
      const pipe = start('for (let word; (word = read(5)); ) write(word + "!");');
      for (const word of ["hello", "there", "again"]) {
        pipe.write(Buffer.from(word));
        expect(String(pipe.read(6))).toBe(`${word}!`);
      }
      pipe.close();
    });

    it("passes more bytes than a pipe holds", () => {
      const pipe = startPipe("cat", "cat", []);
      const half = Buffer.alloc(60_000, "x");
      pipe.write(half);
      expect(pipe.read(half.length).equals(half)).toBe(true);
      pipe.close();
      const flood = start('write("y".repeat(1e6))');
      expect(flood.read(1e6).every((byte) => byte === "y".charCodeAt(0))).toBe(true);
      flood.close();
    });

    it("says in one sentence that the program has ended, with its last words", () => {
      const pipe = start('console.error("at first\\nand at last"); process.exit(3);');
      const ended = "the program has ended; its last words were: and at last";
      expect(() => pipe.read(1)).toThrow(new GymnasiumError(ended));
      expect(() => pipe.write(Buffer.from("more"))).toThrow(new GymnasiumError(ended));
      pipe.close();
    });

    it("does not wait for a program that is killed while it is asked", () => {
      const pipe = start("read(1); for (;;);");
      pipe.write(Buffer.from("?"));
      spawn("sh", ["-c", `sleep 0.2; kill -9 ${pipe.pid}`]);
      expect(() => pipe.read(1)).toThrow(new GymnasiumError("the program has ended"));
      pipe.close();
    });

    it("ends a program that reads when it is closed", async () => {
      const pipe = startPipe("cat", "cat", []);
      pipe.close();
      const isThere = () => {
        try {
          return process.kill(pipe.pid, 0);
        } catch {
          return false;
        }
      };
      while (isThere()) await new Promise((resolve) => setTimeout(resolve, 10));
      expect(isThere()).toBe(false);
    });

    it("says that there is no such program", () => {
      expect(() => startPipe("the program", "/no/such/program", [])).toThrow(
        new GymnasiumError("the program could not be started: /no/such/program is no program"),
      );
    });
  });
});
