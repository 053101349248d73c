const { spawn } = require("node:child_process");

/** Runs npm scripts at once, `node .config/atOnce.js lint typecheck`; each prints when it ends, and one that fails fails all. */
function run(script) {
  const child = spawn("npm", ["run", "--silent", script], {
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += text));
  return new Promise((resolve) =>
    child.once("close", (code) => {
      process.stderr.write(printed);
      if (code !== 0) console.error(`npm run ${script} failed`);
      resolve(code === 0);
    }),
  );
}

void Promise.all(process.argv.slice(2).map(run)).then((good) => process.exit(good.every(Boolean) ? 0 : 1));
