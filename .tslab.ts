import { KernelClient, contentOf, printed } from "./test/support/kernelClient";
import path from "node:path";
(async () => {
  const k = await KernelClient.start([process.execPath, path.resolve("node_modules/tslab/bin/tslab"), "kernel", "--config-path"], path.resolve("notebooks"));
  for (const code of ['import { check } from "grading/check";', 'await check("1.3", { planInModel: (m) => [[0, 1], [1, 0]] })', 'await check("1.3", { planInModel: () => new Promise(() => {}) })', "1"]) {
    const t = Date.now();
    const e = await k.execute(code);
    console.log(code, "=>", Date.now() - t, e.reply.content.status, printed(e), printed(e, "stderr"), e.published.filter((m) => /display/.test(m.header.msg_type)).map((m) => (m.content.data as any)["text/plain"]));
  }
  await k.stop();
})();
