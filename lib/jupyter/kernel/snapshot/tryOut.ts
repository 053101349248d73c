/** Run from a new snapshot: leaves with 0 if the compiler in it compiles, and threads run beside it. */
import { tmpdir } from "node:os";
import { Worker } from "node:worker_threads";
import { type Prepared, preparedKey } from "./prepared";

const { typescript, files } = (globalThis as { [preparedKey]?: Prepared })[preparedKey]!;
const { outputText } = typescript.transpileModule("const a: number = 1;", {});
process.chdir(tmpdir());
const works =
  files.size > 50 && /a = 1;/.test(outputText) && typescript.sys.getCurrentDirectory() === process.cwd();
// A thread as the kernel has one: of a process that started from a snapshot, Node 22.23 and 24.21 end with it, so that nothing starts from one there.
const thread = new Worker('require("node:net")', { eval: true });
thread.once("exit", (code) => process.exit(works && code === 0 ? 0 : 1));
