import type { Diagnostic } from "typescript";
import { harmlessModules } from "../harmlessModules";

/** What Node and the kernel offer besides the language, untyped: a slice never fails for the type of a tool. */
const values = [
  "console",
  "process",
  "performance",
  "crypto",
  "require",
  "module",
  "exports",
  "global",
  "WebAssembly",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
  "clearImmediate",
  "structuredClone",
  "queueMicrotask",
  "fetch",
  "btoa",
  "atob",
  "prompt",
  "confirm",
  "__dirname",
  "__filename",
];

/** The same for what is a type, too. */
const classes = [
  "URL",
  "URLSearchParams",
  "TextEncoder",
  "TextDecoder",
  "Buffer",
  "AbortController",
  "AbortSignal",
  "Blob",
  "Event",
  "EventTarget",
  "MessageChannel",
  "Performance",
];

/** The declarations that every slice is checked with, besides the language's and the library's. */
export const globalDeclarations = [
  ...[...values, ...classes].map((name) => `declare var ${name}: any;`),
  ...classes.map((name) => `type ${name} = any;`),
  ...harmlessModules.flatMap((name) => [`declare module "${name}";`, `declare module "node:${name}";`]),
  "declare namespace NodeJS { type Timeout = any; type Timer = any; type Immediate = any; type ErrnoException = any; }",
].join("\n");

/**
 * Whether an error is only that Node's modules are untyped here: what a cell takes from them as a type ("Cannot use namespace 'X' as
 * a type", "Namespace '"events"' has no exported member") is any.
 */
export function isForWantOfNodeTypes({ code, messageText }: Diagnostic): boolean {
  const text = typeof messageText === "string" ? messageText : messageText.messageText;
  const module = /^Namespace '"(?:node:)?([^"]*)"'/.exec(text)?.[1];
  return code === 2709 || (code === 2694 && module !== undefined && harmlessModules.includes(module));
}
