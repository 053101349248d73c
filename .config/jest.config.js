const path = require("node:path");

/** MuJoCo's package is an ES module, which jest would load behind a flag only: to it, and to it alone, it is made CommonJS. */
const MUJOCO = "@mujoco/mujoco/mujoco\\.js$";
const swc = (syntax) => [
  "@swc/jest",
  { jsc: { target: "es2022", parser: { syntax } }, module: { type: "commonjs" } },
];

const common = {
  rootDir: path.resolve(__dirname, ".."),
  testEnvironment: path.join(__dirname, "jestEnvironment.js"),
  transform: { "\\.ts$": swc("typescript"), [MUJOCO]: swc("ecmascript") },
  transformIgnorePatterns: [`/node_modules/(?!${MUJOCO})`],
  moduleNameMapper: { "^(lib|grading)/(.*)$": "<rootDir>/$1/$2" },
  modulePathIgnorePatterns: ["/dist/", "<rootDir>/\\."],
};

/** `fast` is for daily work; `full` adds what opens browsers, kernels and sandboxes; `slow` is what takes many minutes. */
module.exports = {
  maxWorkers: 2,
  globalSetup: path.join(__dirname, "findParts.js"),
  reporters: ["default", path.join(__dirname, "absentParts.js")],
  projects: [
    { ...common, displayName: "fast", testMatch: ["<rootDir>/test/**/*.test.ts"] },
    { ...common, displayName: "full", testMatch: ["<rootDir>/test/**/*.e2e.ts"] },
    { ...common, displayName: "slow", testMatch: ["<rootDir>/test/**/*.slow.ts"] },
  ],
};
