/** What later editions of the language offer beyond ES2023, each with what tells that this Node has it. */
const newer: Record<string, () => unknown> = {
  "es2024.object": () => true, // see cells/surroundings/grouping
  "es2024.collection": () => true,
  "es2024.promise": () => "withResolvers" in Promise,
  "es2024.string": () => "isWellFormed" in String.prototype,
  "es2024.arraybuffer": () => "transfer" in ArrayBuffer.prototype,
  "esnext.array": () => "fromAsync" in Array,
  "esnext.collection": () => "union" in Set.prototype,
  "esnext.iterator": () => "Iterator" in globalThis,
  "esnext.disposable": () => true, // what Node lacks of it the emitted text brings
};

/** The declaration files of what the language offers here. */
export const languageFiles = (): string[] =>
  ["es2023", ...Object.keys(newer).filter((part) => newer[part]())].map((part) => `lib.${part}.d.ts`);
