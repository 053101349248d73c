const { rmSync } = require("node:fs");

/** Forgets what the test files of this run have shared. */
module.exports = async () => rmSync(process.env.TEST_RUN_FOLDER, { recursive: true, force: true });
