import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver/node";

/** Symbols in the older form, for clients that do not know trees. */
export function flatSymbols(
  uri: string,
  symbols: readonly DocumentSymbol[],
  containerName?: string,
): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    { name, kind, location: { uri, range }, ...(containerName !== undefined && { containerName }) },
    ...flatSymbols(uri, children ?? [], name),
  ]);
}
