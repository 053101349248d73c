import { type Ts, typescript } from "../tslab";
import type { CellProgram } from "./cellProgram";

/** In which of its two meanings a cell declares a name anew. */
interface Meanings {
  value: boolean;
  type: boolean;
}

/** What a cell declares anew, by name. */
type Redeclared = (name: string) => Meanings;

function redeclaredBy({ checker, file }: CellProgram, names: ReadonlySet<string>): Redeclared {
  const { SymbolFlags } = typescript();
  const module = checker.getSymbolAtLocation(file);
  const known = new Map<string, Meanings>();
  for (const name of names) {
    const exported = module && checker.tryGetMemberInModuleExports(name, module);
    const symbol = exported && checker.getAliasedSymbol(exported);
    const flags = symbol?.flags ?? SymbolFlags.Value;
    known.set(name, { value: (flags & SymbolFlags.Value) !== 0, type: (flags & SymbolFlags.Type) !== 0 });
  }
  return (name) => known.get(name) ?? { value: false, type: false };
}

/** Cuts what still holds out of the text of earlier declarations. */
class Cutter {
  constructor(
    private readonly ts: typeof Ts,
    private readonly cell: CellProgram,
    private readonly redeclared: Redeclared,
    private readonly own: string,
  ) {}

  /** What is left of a statement: its text, a part of it, or nothing. */
  keep(statement: Ts.Statement): string {
    const { ts } = this;
    if (ts.isVariableStatement(statement)) return this.keepVariables(statement);
    if (ts.isImportDeclaration(statement)) return this.keepImport(statement);
    const { name } = statement as Ts.DeclarationStatement;
    const whole = this.textOf(statement);
    const isNamed = name !== undefined && ts.isIdentifier(name) && name.text !== "global";
    // `declare global` and `declare module "m"` add to what is there; one that is run again adds nothing.
    if (!isNamed) return this.own.includes(whole) ? "" : whole;
    return this.keepNamed(statement, name.text);
  }

  /** A node's text with the comments before it. */
  private textOf(node: Ts.Node): string {
    return `${this.cell.declarations.text.slice(node.pos, node.end).trimStart()}\n`;
  }

  private keepNamed(statement: Ts.Statement, name: string): string {
    const { ts } = this;
    const { value, type } = this.redeclared(name);
    const whole = this.textOf(statement);
    if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      return type ? "" : whole;
    if (ts.isFunctionDeclaration(statement)) return value ? "" : whole;
    if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement)) {
      if (value) return "";
      return type ? `declare let ${name}: any;\n` : whole; // its type has another meaning now
    }
    return value || type ? "" : whole;
  }

  private keepVariables(statement: Ts.VariableStatement): string {
    const { ts } = this;
    const { declarations, flags } = statement.declarationList;
    const kept = declarations.filter(({ name }) => !this.redeclared((name as Ts.Identifier).text).value);
    if (kept.length === declarations.length) return this.textOf(statement);
    if (kept.length === 0) return "";
    const keyword = flags & ts.NodeFlags.Const ? "const" : flags & ts.NodeFlags.Let ? "let" : "var";
    return `declare ${keyword} ${kept.map((each) => this.textOf(each).trim()).join(", ")};\n`;
  }

  private keepImport(statement: Ts.ImportDeclaration): string {
    const { ts } = this;
    const { importClause, moduleSpecifier } = statement;
    const { name, namedBindings } = importClause ?? {};
    const parts: string[] = [];
    if (name && this.keepsImported(name)) parts.push(name.text);
    if (namedBindings && ts.isNamespaceImport(namedBindings)) {
      if (this.keepsImported(namedBindings.name)) parts.push(this.textOf(namedBindings).trim());
    } else if (namedBindings) {
      const kept = namedBindings.elements.filter((element) => this.keepsImported(element.name));
      if (kept.length > 0) parts.push(`{ ${kept.map((each) => this.textOf(each).trim()).join(", ")} }`);
    }
    if (parts.length === 0) return "";
    const keyword = importClause?.isTypeOnly ? "import type" : "import";
    const rest = this.textOf(moduleSpecifier).trim();
    const attributes = statement.attributes ? ` ${this.textOf(statement.attributes).trim()}` : "";
    return `${keyword} ${parts.join(", ")} from ${rest}${attributes};\n`;
  }

  /** Whether an imported name still has all its meanings, or has one that the cell leaves alone. */
  private keepsImported(name: Ts.Identifier): boolean {
    const { ts, cell } = this;
    const { value, type } = this.redeclared(name.text);
    if (!value && !type) return true;
    const symbol = cell.checker.getSymbolAtLocation(name);
    const flags = symbol ? cell.checker.getAliasedSymbol(symbol).flags : 0;
    if (value) return !type && (flags & ts.SymbolFlags.Value) === 0;
    return (flags & ts.SymbolFlags.Type) === 0;
  }
}

/**
 * The declarations of earlier cells that still hold after a cell.
 * @param names all that the cell declares
 * @param own its declarations
 */
export function remainingDeclarations(cell: CellProgram, names: ReadonlySet<string>, own: string): string {
  const ts = typescript();
  const cutter = new Cutter(ts, cell, redeclaredBy(cell, names), own);
  return cell.declarations.statements
    .slice(1)
    .map((statement) => cutter.keep(statement))
    .join("");
}

/** What TypeScript says that a cell declares, without the list by which it exports that. */
export function ownDeclarations(text: string): string {
  const ts = typescript();
  const file = ts.createSourceFile("cell.d.ts", text, ts.ScriptTarget.ESNext, false);
  return file.statements
    .filter((statement) => !ts.isExportDeclaration(statement))
    .map((statement) => `${text.slice(statement.pos, statement.end).trimStart()}\n`)
    .join("");
}

/** Declarations of `var` inside of blocks, which TypeScript leaves out. */
export function blockDeclarations({ checker, file }: CellProgram, names: ReadonlySet<string>): string {
  const { TypeFormatFlags } = typescript();
  const module = checker.getSymbolAtLocation(file);
  return [...names]
    .map((name) => {
      const exported = module && checker.tryGetMemberInModuleExports(name, module);
      const type = exported && checker.getTypeOfSymbol(checker.getAliasedSymbol(exported));
      const text = type ? checker.typeToString(type, file, TypeFormatFlags.NoTruncation) : "any";
      return `declare var ${name}: ${text};\n`;
    })
    .join("");
}
