import type { Ts } from "../../tslab";
import type { RuntimeNodes } from "./runtimeNodes";
import { isImportOfModule } from "../syntax";

/** What the imports of a cell become. */
export interface CellImports {
  /** Load the modules and bind the names of what they export. */
  statements: Ts.Statement[];
  /** For each import that has a value what makes the expression that stands for its name in the cell. */
  expressions: Map<Ts.Symbol, () => Ts.Expression>;
}

type Import =
  Ts.ImportDeclaration | (Ts.ImportEqualsDeclaration & { moduleReference: Ts.ExternalModuleReference });

/** A name that an import declares, and what of the module it means. */
interface Part {
  name: Ts.Identifier;
  of: (module: Ts.Identifier) => Ts.Expression;
}

class ImportReader {
  readonly imports: CellImports = { statements: [], expressions: new Map() };
  private readonly make: Ts.NodeFactory;

  constructor(
    private readonly ts: typeof Ts,
    private readonly checker: Ts.TypeChecker,
    private readonly nodes: RuntimeNodes,
  ) {
    this.make = ts.factory;
  }

  read(statement: Import): void {
    const { ts, make, nodes, imports } = this;
    const isWhole = ts.isImportEqualsDeclaration(statement);
    const specifier = isWhole ? statement.moduleReference.expression : statement.moduleSpecifier;
    const { text } = specifier as Ts.StringLiteral;
    const parts = (isWhole ? this.wholeOf(statement) : this.partsOf(statement)).filter(({ name }) =>
      this.hasValue(name),
    );
    const forItsEffect = !isWhole && !statement.importClause;
    if (parts.length === 0 && !forItsEffect) return;
    const module = make.createUniqueName(/[\w$]+(?=\W*$)/.exec(text)?.[0].replace(/^\d/, "_$&") ?? "module");
    const load = nodes.constant(module, nodes.call("imported", make.createStringLiteral(text)));
    imports.statements.push(ts.setTextRange(load, statement));
    for (const { name, of } of parts) {
      imports.expressions.set(this.checker.getSymbolAtLocation(name)!, () => of(module));
      imports.statements.push(nodes.bindFixed(name.text, of(module)));
    }
  }

  private member(name: string): Part["of"] {
    return (module) => this.make.createPropertyAccessExpression(module, name);
  }

  private wholeOf({ name, isTypeOnly }: Ts.ImportEqualsDeclaration): Part[] {
    return isTypeOnly ? [] : [{ name, of: this.member("exports") }];
  }

  private partsOf({ importClause }: Ts.ImportDeclaration): Part[] {
    const { ts } = this;
    if (!importClause || importClause.isTypeOnly) return [];
    const { name, namedBindings } = importClause;
    const own = name ? [{ name, of: this.member("default") }] : [];
    if (!namedBindings) return own;
    if (ts.isNamespaceImport(namedBindings))
      return [...own, { name: namedBindings.name, of: this.member("namespace") }];
    const picked = namedBindings.elements.filter(({ isTypeOnly }) => !isTypeOnly);
    return [...own, ...picked.map((element) => this.pickedPart(element))];
  }

  private pickedPart({ name, propertyName = name }: Ts.ImportSpecifier): Part {
    const { make } = this;
    if (propertyName.text === "default") return { name, of: this.member("default") };
    const exports = this.member("exports");
    const of: Part["of"] = this.ts.isIdentifier(propertyName)
      ? (module) => make.createPropertyAccessExpression(exports(module), propertyName.text)
      : (module) =>
          make.createElementAccessExpression(exports(module), make.createStringLiteral(propertyName.text));
    return { name, of };
  }

  private hasValue(name: Ts.Identifier): boolean {
    const { SymbolFlags } = this.ts;
    const symbol = this.checker.getSymbolAtLocation(name);
    if (!symbol) return false;
    const target = symbol.flags & SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return (target.flags & SymbolFlags.Value) !== 0 || !target.declarations;
  }
}

/** Reads the imports of a cell. */
export function readImports(
  ts: typeof Ts,
  checker: Ts.TypeChecker,
  file: Ts.SourceFile,
  nodes: RuntimeNodes,
): CellImports {
  const reader = new ImportReader(ts, checker, nodes);
  for (const statement of file.statements)
    if (ts.isImportDeclaration(statement) || isImportOfModule(ts, statement)) reader.read(statement);
  return reader.imports;
}
