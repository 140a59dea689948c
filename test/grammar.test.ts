import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { IGrammar } from "vscode-textmate";
import { loadGrammar, tokenize, type Token } from "./support/tokenize.js";

const fixtures = new URL("fixtures/grammar/", import.meta.url);
const examples = new URL("../examples/", import.meta.url);

let grammar: IGrammar;

beforeAll(async () => {
  grammar = await loadGrammar();
});

/** What a line of a fixture says of columns of the line of text above it. */
interface Expectation {
  readonly line: number;
  readonly columns: readonly number[];
  /** Each the beginning of a scope that the columns have; with `!` before it, that they have not. */
  readonly scopes: readonly string[];
}

/**
 * Reads a fixture: a line `#    ^^^ scope scope` says which scopes the text above the carets has, `#< scope` says so of the
 * first column. Such lines are not part of the text.
 */
function readFixture(source: string) {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of source.trimEnd().split("\n")) {
    const [, carets, scopes] = /^#(?:( *\^+)|<) (.*)$/.exec(line) ?? [];
    if (scopes === undefined) {
      lines.push(line);
      continue;
    }
    const first = carets === undefined ? 0 : 1 + carets.indexOf("^");
    const columns = Array.from(
      { length: carets === undefined ? 1 : carets.trim().length },
      (_, index) => first + index,
    );
    expectations.push({ line: lines.length - 1, columns, scopes: scopes.split(" ") });
  }
  return { lines, expectations };
}

const has = ({ scopes }: Token, scope: string) =>
  scopes.some((each) => each === scope || each.startsWith(`${scope}.`));

/** What of an expectation does not hold, in words. */
function violations(tokens: readonly Token[][], { line, columns, scopes }: Expectation): string[] {
  return columns.flatMap((column) => {
    const token = tokens[line]?.find(({ start, end }) => start <= column && column < end);
    if (!token) return [`line ${line + 1} has no column ${column}`];
    return scopes
      .filter((scope) => (scope.startsWith("!") ? has(token, scope.slice(1)) : !has(token, scope)))
      .map((scope) => `line ${line + 1}, "${token.text}": ${scope} in ${token.scopes.join(" ")}`);
  });
}

describe("the grammar", () => {
  it.each(readdirSync(fixtures))("gives the scopes that %s says", (name) => {
    const { lines, expectations } = readFixture(readFileSync(new URL(name, fixtures), "utf8"));
    const tokens = tokenize(grammar, lines);
    expect(expectations.length).toBeGreaterThan(5);
    expect(expectations.flatMap((each) => violations(tokens, each))).toEqual([]);
  });

  it.each(
    readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.ya?ml(\.j2)?$/.test(name),
    ),
  )("finds nothing invalid in the example %s", (name) => {
    const lines = readFileSync(new URL(name, examples), "utf8").split(/\r?\n/);
    const invalid = tokenize(grammar, lines)
      .flat()
      .filter((token) => has(token, "invalid"));
    expect(invalid.map(({ text, scopes }) => `${text}: ${scopes.join(" ")}`)).toEqual([]);
  });

  const length = 2000;
  it.each([
    ["plain words", "word "],
    ["colons", "a: "],
    ["colons without blanks", "a:"],
    ["quotes", '"'],
    ["escapes", '"\\'],
    ["braces", "{"],
    ["braces of tags", "{{"],
    ["open and closed tags", "{{ a }}"],
    ["half a statement", "{% if "],
    ["digits", "1"],
    ["list entries", "[1,"],
    ["flow pairs", "{a: b, "],
    ["dashes", "- "],
    ["anchors", "&a "],
    ["blanks", " "],
    ["hashes", "#"],
    ["commas", ","],
  ])("comes to the end of a long line of %s", (_, piece) => {
    for (const before of ["", "command: ", "a: {b: "]) {
      const line = before + piece.repeat(Math.ceil(length / piece.length));
      const [tokens] = tokenize(grammar, [line]);
      expect(tokens?.at(-1)?.end).toBe(line.length);
    }
  });
});
