import { readFileSync } from "node:fs";
import path from "node:path";
import { KernelClient } from "../../support/kernelClient";

const ROOT = path.resolve(__dirname, "..", "..", "..");
jest.setTimeout(60_000);

/** The argv of the kernelspec as VS Code (ms-toolsai.jupyter 2025.2 or later) fills it in, without the connection file. */
function commandOfVsCode(): string[] {
  const resources = path.join(ROOT, "lib", "jupyter", "share", "kernels", "tslab");
  const { argv } = JSON.parse(readFileSync(path.join(resources, "kernel.json"), "utf8")) as {
    argv: string[];
  };
  expect(argv.at(-1)).toBe("{connection_file}");
  return argv.slice(0, -1).map((argument) => argument.replace("{resource_dir}", resources));
}

describe("the kernelspec in VS Code", () => {
  it("starts in the notebook's folder, and stops a cell when asked on the shell channel", async () => {
    const kernel = await KernelClient.start(commandOfVsCode(), path.join(ROOT, "notebooks"));
    try {
      await kernel.execute(
        'import { evalPolicy } from "lib/tabular/evalPolicy"; const kept = typeof evalPolicy;',
      );
      const running = await kernel.begin("while (true) {}");
      await kernel.request("interrupt_request", {}, "shell");
      expect((await running.ended).reply.content).toMatchObject({ ename: "KeyboardInterrupt" });
      const { published } = await kernel.execute("kept + process.cwd()");
      const result = published.find(({ header }) => header.msg_type === "execute_result");
      expect(result?.content.data).toEqual({ "text/plain": `'function${path.join(ROOT, "notebooks")}'` });
    } finally {
      await kernel.stop();
    }
  });
});
