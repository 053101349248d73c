/** Run from a new snapshot: leaves with 0 if the compiler in it compiles. */
import { tmpdir } from "node:os";
import { type Prepared, preparedKey } from "./prepared";

const { typescript, files } = (globalThis as { [preparedKey]?: Prepared })[preparedKey]!;
const { outputText } = typescript.transpileModule("const a: number = 1;", {});
process.chdir(tmpdir());
const works =
  files.size > 50 && /a = 1;/.test(outputText) && typescript.sys.getCurrentDirectory() === process.cwd();
process.exit(works ? 0 : 1);
