import { fileURLToPath } from "node:url";
import tseslint from "typescript-eslint";

const seeded = "Draw from the Rng that the caller passes: every run must be repeatable from its seed.";

const declared =
  'Declare what the tests need, as in needs("chromium", () => …): the end of a run says what was skipped.';

/** Few rules, each one a mistake that the type checker and the formatter do not catch. */
export default tseslint.config(
  {
    ignores: [
      "**/dist/**",
      "**/node_modules/**",
      ".venv/**",
      ".cache/**",
      "releases/**",
      "results/**",
      "runs/**",
      "**/static/plotly.js",
    ],
  },
  {
    files: ["lib/**/*.ts", "grading/**/*.ts", "test/**/*.ts", "datasets/**/*.ts"],
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: false } },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-debugger": "error",
      "no-self-compare": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["lib/**/*.ts", "grading/**/*.ts"],
    languageOptions: {
      parserOptions: {
        project: ["./lib/tsconfig.json", "./grading/tsconfig.json"],
        tsconfigRootDir: fileURLToPath(new URL("..", import.meta.url)),
      },
    },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { ignoreVoid: true }],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: seeded },
        ...["randomNormal", "randomUniform", "randomUniformInt", "randomGamma", "randomStandardNormal"].map(
          (property) => ({ object: "tf", property, message: seeded }),
        ),
        ...["truncatedNormal", "multinomial", "dropout"].map((property) => ({
          object: "tf",
          property,
          message: seeded,
        })),
      ],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true } }],
    },
  },
  {
    files: ["test/**/*.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        ...["describe", "it", "test"].map((object) => ({ object, property: "skip", message: declared })),
        ...["describe", "it", "test"].map((object) => ({ object, property: "only" })),
      ],
    },
  },
);
