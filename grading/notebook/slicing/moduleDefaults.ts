/**
 * Gives a module that was compiled from ES modules and has no default itself as its default where one is imported, as in the notebook;
 * TypeScript's helpers would give undefined.
 * @param js CommonJS as emitted, with its helpers
 */
export const withDefaults = (js: string): string =>
  js
    .replace(
      "return (mod && mod.__esModule) ? mod",
      'return (mod && mod.__esModule && "default" in mod) ? mod',
    )
    .replace(
      "if (mod && mod.__esModule) return mod;",
      'if (mod && mod.__esModule && "default" in mod) return mod;',
    );
