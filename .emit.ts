import "./lib/jupyter/kernel/execution/typescriptOptions";
import { createCompiler } from "./lib/jupyter/kernel/execution/compiler";
process.chdir("/tmp/h2/proj");
const c = createCompiler({ declarations: () => "", isDeclared: () => false, onCell: (x) => { console.log(x.output, "\n-- decl\n", x.declOutput, x.diagnostics.map(d=>d.messageText)); return ""; } });
const src = require("fs").readFileSync(0, "utf8");
c.convert("", src);
process.exit(0);
