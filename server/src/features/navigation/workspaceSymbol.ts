import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from "vscode-languageserver-types";
import type { Interruptible } from "../../interruptible.js";
import type { WorkspaceSnapshot } from "../../workspace.js";
import { documentSymbol } from "../documentSymbol.js";
import type { BlockDocument } from "../blockDocument.js";
import { readOther, type OtherFiles } from "../related/otherFiles.js";
import { yamlFilesBelow } from "../related/yamlFilesBelow.js";
import { toRange } from "../toRange.js";

/** The most that an editor shows. */
const mostSymbols = 1000;

/** What people give names to: images, steps, parameters. All else is called as the language calls it. */
const named: ReadonlySet<SymbolKind> = new Set([
  SymbolKind.Package,
  SymbolKind.Function,
  SymbolKind.Variable,
]);

/** The specs, steps, images and parameters of all block files in the workspace whose names have a query's letters in order. */
export function* workspaceSymbol(
  query: string,
  { roots, list }: Pick<WorkspaceSnapshot, "roots" | "list">,
  files: OtherFiles,
): Interruptible<WorkspaceSymbol[]> {
  const fits = matcher(query);
  const found: WorkspaceSymbol[] = [];
  for (const root of roots) {
    for (const uri of yield* yamlFilesBelow(root, { list })) {
      yield;
      const block = readOther(uri, files);
      if (!block) continue;
      found.push(...symbolsOf(block).filter(({ name }) => fits(name)));
      if (found.length >= mostSymbols) return found.slice(0, mostSymbols);
    }
  }
  return found;
}

/** Whether a name has all characters of a query in their order, in upper or lower case. */
function matcher(query: string): (name: string) => boolean {
  const wanted = Array.from(query.toLowerCase().replaceAll(/\s/g, ""));
  return (name) => {
    let at = 0;
    const letters = name.toLowerCase();
    return wanted.every((letter) => {
      const next = letters.indexOf(letter, at);
      at = next + 1;
      return next !== -1;
    });
  };
}

const known = new WeakMap<BlockDocument, readonly WorkspaceSymbol[]>();

function symbolsOf(block: BlockDocument): readonly WorkspaceSymbol[] {
  const symbols = known.get(block) ?? readSymbols(block);
  known.set(block, symbols);
  return symbols;
}

function readSymbols(block: BlockDocument): readonly WorkspaceSymbol[] {
  const { text, file } = block;
  const { uri } = text;
  const name = file?.name;
  const containerName = name?.text ?? uri.slice(uri.lastIndexOf("/") + 1);
  const own = name && {
    name: name.text,
    kind: SymbolKind.Module,
    location: { uri, range: toRange(text, name.range) },
  };
  const parts = documentSymbol(block)
    .flatMap(withChildren)
    .filter(({ kind }) => named.has(kind))
    .map(({ name, kind, selectionRange: range }) => ({
      name,
      kind,
      containerName,
      location: { uri, range },
    }));
  return own ? [own, ...parts] : parts;
}

function withChildren(symbol: DocumentSymbol): DocumentSymbol[] {
  return [symbol, ...(symbol.children ?? []).flatMap(withChildren)];
}
