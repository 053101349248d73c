const { mkdtempSync } = require("node:fs");
const Module = require("node:module");
const { tmpdir } = require("node:os");
const path = require("node:path");

const root = path.resolve(__dirname, "..");

/** Runs `action` while "lib/…" and "grading/…" mean the sources, as they do in tests: what is compiled may be old, or not there. */
async function withSources(action) {
  const resolve = Module._resolveFilename;
  const isOurs = (request) => /^(lib|grading)\//.test(request);
  Module._resolveFilename = (request, ...rest) =>
    resolve.call(Module, isOurs(request) ? path.join(root, request) : request, ...rest);
  try {
    return await action();
  } finally {
    Module._resolveFilename = resolve;
  }
}

/**
 * Looks before the first test for what is optional, and hands the answer to all workers, which inherit this environment, with a
 * folder for what test files share.
 */
module.exports = async () => {
  // Tests have copies of the environment, which the native libraries do not see.
  process.env.ORT_DISABLE_TELEMETRY ??= "1";
  const driver = await withSources(() => require("../test/support/softwareVulkan.ts").softwareVulkan());
  if (driver) process.env.VK_DRIVER_FILES ??= driver;
  const absences = await withSources(() => require("../test/support/parts.ts").findAbsences());
  process.env.TEST_RUN_FOLDER = mkdtempSync(path.join(tmpdir(), "test-run-"));
  process.env.TEST_PARTS_ABSENT = JSON.stringify(absences);
};
