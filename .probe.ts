import { Execution } from "./lib/jupyter/kernel/execution/execution";
import { readFileSync } from "node:fs";
const [file, cwd] = process.argv.slice(2);
(async () => {
  let t0 = Date.now();
  let cell = 0;
  const e = new Execution(cwd, (output: any, id) => {
    const d = output.type === "display" ? output.display.data["text/plain"] : output.type === "result" ? output.display.data["text/plain"] : output.type === "error" ? `${output.ename}: ${output.evalue}\n${process.env.TRACE ? output.traceback.join("\n") : ""}` : output.type === "stream" ? output.text : JSON.stringify(output);
    console.log(`   ${((Date.now() - t0) / 1000).toFixed(2)}s ${output.type}${output.update ? "*" : ""}: ${String(d).replace(/\x1b\[\d+m/g, "")}`);
  });
  await e.ask("isComplete", { code: "" });
  for (const code of readFileSync(file, "utf8").split(/^----\n/m)) {
    const wait = /^\/\/ interrupt ([\d ]+)/.exec(code);
    console.log(`[${code.trim().replace(/\n/g, " ⏎ ").slice(0, 200)}]`);
    t0 = Date.now();
    const timers = wait ? wait[1].trim().split(" ").map((ms) => setTimeout(() => { console.log("   ■", Date.now() - t0); e.interrupt(); }, Number(ms))) : [];
    const r = await e.execute(e.nextId(), { code, cell: ++cell });
    timers.forEach(clearTimeout);
    console.log(`   => ${r.ok} ${((Date.now() - t0) / 1000).toFixed(2)}s`);
  }
  e.dispose();
})();
