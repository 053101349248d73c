import { types } from "node:util";
import type { ImportedModule } from "../../compile/emit/emissionRuntime";

type Exports = Record<string, unknown> & { __esModule?: boolean };

const isEsModule = (exports: unknown): exports is Exports =>
  types.isModuleNamespaceObject(exports) || Boolean((exports as Exports | null | undefined)?.__esModule);

/** All that a CommonJS module exports, each with its value of the moment, and the module itself as the default. */
function namespaceOf(exports: unknown): object {
  const namespace: object = {};
  const isObject = typeof exports === "function" || (typeof exports === "object" && exports !== null);
  for (const name of isObject ? Object.getOwnPropertyNames(exports) : []) {
    if (name === "default") continue;
    const get = (): unknown => (exports as Exports)[name];
    Object.defineProperty(namespace, name, { enumerable: true, get });
  }
  return Object.defineProperty(namespace, "default", { enumerable: true, value: exports });
}

/** What a cell holds of a module: a module that was edited takes the place of the one before. */
export class HeldModule implements ImportedModule {
  private known: { of: unknown; namespace: unknown } | null = null;

  constructor(public exports: unknown) {}

  /** A module that was compiled from ES modules and has no default is its own, as Node has it and as TypeScript's types say. */
  get default(): unknown {
    return isEsModule(this.exports) && "default" in this.exports ? this.exports.default : this.exports;
  }

  get namespace(): unknown {
    if (isEsModule(this.exports)) return this.exports;
    const { exports, known } = this;
    if (known && known.of === exports) return known.namespace;
    this.known = { of: exports, namespace: namespaceOf(exports) };
    return this.known.namespace;
  }
}
