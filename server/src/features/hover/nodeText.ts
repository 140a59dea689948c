import { effectivePairs, resolveAlias } from "../../document/effectivePairs.js";
import type { OffsetRange, PairNode, SyntaxNode } from "../../document/syntaxNode.js";
import { findSecretValue } from "../../rules/secret/detectSecret.js";

/** What stands for a value that is not shown. */
const hidden = "…";
/** Values that are looked at, those behind aliases each time they are used. */
const mostValues = 60;

/** A value in one line, as YAML's flow style has it, its end left out where it is long. Credentials are left out. */
export function nodeText(node: SyntaxNode | undefined, key = ""): string {
  let left = mostValues;
  const read = (value: SyntaxNode | undefined, name: string): string => {
    const target = resolveAlias(value);
    left -= 1;
    if (target === undefined) return value === undefined ? "null" : hidden;
    if (left < 0) return hidden;
    if (target.kind === "scalar") {
      return findSecretValue(name, target.text) === undefined ? target.text : hidden;
    }
    if (target.kind === "sequence") {
      return `[${target.items.map((item) => read(item, name)).join(", ")}]`;
    }
    const pairs = effectivePairs(target).map(
      (pair) => `${pair.key.text}: ${read(pair.value, pair.key.text)}`,
    );
    return `{${pairs.join(", ")}}`;
  };
  return read(node, key);
}

/** Where credentials stand in clear text below a node, in the order of the text. Aliases are not followed. */
export function secretsIn(node: SyntaxNode, key = ""): readonly OffsetRange[] {
  const found: OffsetRange[] = [];
  const open: { readonly node: SyntaxNode | undefined; readonly key: string }[] = [{ node, key }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node: at, key: name } = next;
    if (at?.kind === "scalar" && findSecretValue(name, at.text) !== undefined) found.push(at.range);
    if (at?.kind === "sequence") open.push(...at.items.map((item) => ({ node: item, key: name })));
    if (at?.kind === "mapping") {
      open.push(...at.pairs.map((pair: PairNode) => ({ node: pair.value, key: pair.key.text })));
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The source of a node as a block of its own: without the indentation of its place, without credentials, no longer than
 * some lines.
 */
export function sourceOf(text: string, node: SyntaxNode, mostLines = 20): string {
  const { start, end } = node.range;
  let source = "";
  let copied = start;
  for (const secret of secretsIn(node)) {
    source += text.slice(copied, secret.start) + hidden;
    copied = secret.end;
  }
  source += text.slice(copied, Math.min(end, copied + longestSource));
  const indent = start - (text.lastIndexOf("\n", start - 1) + 1);
  const lines = source.split(/\r?\n/);
  const shown = lines.slice(0, mostLines).map((line, index) => {
    const blanks = index === 0 ? 0 : Math.min(indent, line.search(/\S|$/));
    return line.slice(blanks);
  });
  return [...shown, ...(lines.length > mostLines ? [hidden] : [])].join("\n");
}

const longestSource = 10_000;

/** A code block that nothing in its text can end. */
export function codeBlock(source: string, language: string): string {
  const longestRun = Math.max(2, ...(source.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longestRun + 1);
  return `${fence}${language}\n${source}\n${fence}`;
}
