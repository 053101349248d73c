const path = require("node:path");

/** MuJoCo's package is an ES module, which jest would load behind a flag only: to it, and to it alone, it is made CommonJS. */
const MUJOCO = "@mujoco/mujoco/mujoco\\.js$";
const swc = (syntax) => [
  "@swc/jest",
  { jsc: { target: "es2022", parser: { syntax } }, module: { type: "commonjs" } },
];

/**
 * Globals that no test replaces and no module declares, handed to each module by name: jest's tests run in a context of vm, where
 * each look-up of a global is a call out of compiled code.
 */
const builtIn = [
  "Array Boolean Infinity JSON Map Math Number Object Set String Symbol",
  "Float32Array Float64Array Int32Array Uint8Array",
].flatMap((names) => names.split(" "));

const common = {
  rootDir: path.resolve(__dirname, ".."),
  testEnvironment: path.join(__dirname, "jestEnvironment.js"),
  // Jest's clean-up puts setters that call themselves on what a file's globals hold, TensorFlow.js's engine among it: a backend that
  // is ready only after a short file's last test would overflow the stack.
  testEnvironmentOptions: { globalsCleanup: "off" },
  transform: { "\\.ts$": swc("typescript"), [MUJOCO]: swc("ecmascript") },
  transformIgnorePatterns: [`/node_modules/(?!${MUJOCO})`],
  sandboxInjectedGlobals: builtIn,
  moduleNameMapper: { "^(lib|grading)/(.*)$": "<rootDir>/$1/$2" },
  modulePathIgnorePatterns: ["/dist/", "<rootDir>/\\."],
};

/** `fast` is for daily work; `full` adds what opens browsers, kernels and sandboxes, or takes long; `slow` is what takes many minutes. */
module.exports = {
  // One more than two cores have: many tests wait for a process or a limit.
  maxWorkers: 3,
  globalSetup: path.join(__dirname, "findParts.js"),
  globalTeardown: path.join(__dirname, "endRun.js"),
  testSequencer: path.join(__dirname, "longestFirst.js"),
  reporters: ["default", path.join(__dirname, "absentParts.js")],
  projects: [
    { ...common, displayName: "fast", testMatch: ["<rootDir>/test/**/*.test.ts"] },
    { ...common, displayName: "full", testMatch: ["<rootDir>/test/**/*.e2e.ts"] },
    { ...common, displayName: "slow", testMatch: ["<rootDir>/test/**/*.slow.ts"] },
  ],
};
