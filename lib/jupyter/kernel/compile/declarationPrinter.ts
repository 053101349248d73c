import type { Ts } from "../tslab";

/** Statements to remember before all are forgotten. */
const capacity = 5000;

/**
 * Makes printers for tslab, which prints the declarations of all earlier cells after each cell: a statement that was printed
 * before is not printed again.
 */
export function rememberingPrinters(ts: typeof Ts): (options?: Ts.PrinterOptions) => Ts.Printer {
  const known = new Map<string, string>();
  return (options) => {
    const printer = ts.createPrinter(options);
    const print = (statement: Ts.Statement, file: Ts.SourceFile): string => {
      const key = `${namesKept(ts, statement)}\0${file.text.slice(statement.pos, statement.end)}`;
      const printed = known.get(key);
      if (printed !== undefined) return printed;
      const text = `${printer.printNode(ts.EmitHint.Unspecified, statement, file)}\n`;
      if (known.size >= capacity) known.clear();
      known.set(key, text);
      return text;
    };
    return { ...printer, printFile: (file) => file.statements.map((each) => print(each, file)).join("") };
  };
}

/** tslab takes names off declarations that stay otherwise as they were; this tells which are left. */
function namesKept(ts: typeof Ts, statement: Ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(nameOf).join();
  if (!ts.isImportDeclaration(statement)) return "";
  const { name, namedBindings } = statement.importClause ?? {};
  if (!namedBindings) return nameOf({ name });
  const bindings = ts.isNamedImports(namedBindings)
    ? namedBindings.elements.map(nameOf)
    : [nameOf(namedBindings)];
  return [nameOf({ name }), ...bindings].join();
}

function nameOf({ name }: { name?: Ts.Node }): string {
  return name && "text" in name ? String(name.text) : "";
}
