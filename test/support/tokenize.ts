import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";

const require = createRequire(import.meta.url);
const grammarFile = new URL("../../syntaxes/press-block.tmLanguage.json", import.meta.url).pathname;

/** Ours, and those that an editor brings along, by scope. */
const grammarFiles: Readonly<Record<string, string>> = {
  "source.press-block": grammarFile,
  "source.shell": require.resolve("tm-grammars/grammars/shellscript.json"),
  "source.sql": require.resolve("tm-grammars/grammars/sql.json"),
  "source.json": require.resolve("tm-grammars/grammars/json.json"),
};

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Outermost first. */
  readonly scopes: readonly string[];
}

/** The grammar as an editor loads it. */
export async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await loadWASM(wasm);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = grammarFiles[scope];
      if (file === undefined) return Promise.resolve(null);
      return Promise.resolve(parseRawGrammar(readFileSync(file, "utf8"), file));
    },
  });
  const grammar = await registry.loadGrammar("source.press-block");
  if (grammar === null) throw new Error("The grammar cannot be loaded.");
  return grammar;
}

/** The tokens of each line. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): Token[][] {
  let stack = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => {
      const end = Math.min(endIndex, line.length);
      return { text: line.slice(startIndex, end), start: startIndex, end, scopes };
    });
  });
}
