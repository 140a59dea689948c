import { resolveAlias } from "../../document/effectivePairs.js";
import { parseDocument } from "../../document/parseDocument.js";
import type { PairNode } from "../../document/syntaxNode.js";
import { asMapping } from "../../model/readNode.js";
import { oncePerText } from "../beside/recentTexts.js";
import type { FilesBeside } from "../beside/filesBeside.js";

/** Variables of a template by name. */
export type Variables = ReadonlyMap<string, PairNode>;

/** The variables of this template; undefined where no file has them or not all of that can be read. */
export function variablesOf(beside: FilesBeside | undefined): Variables | undefined {
  const { templateParameters } = beside ?? {};
  const text = templateParameters === undefined ? undefined : beside?.readText(templateParameters);
  return text === undefined ? undefined : read(text).variables;
}

const read = oncePerText((text: string): { readonly variables: Variables | undefined } => {
  const { root, problems, templateTags } = parseDocument(text);
  const mapping = asMapping(root);
  if (!mapping || problems.length > 0 || templateTags.length > 0) return { variables: undefined };
  return {
    variables: new Map(mapping.pairs.filter(hasValue).map((pair) => [pair.key.text, pair])),
  };
});

/** Null stands for no value at all: it is left out before rendering. */
function hasValue({ value }: PairNode): boolean {
  const target = resolveAlias(value);
  return target !== undefined && !(target.kind === "scalar" && target.value.type === "null");
}

/** The last part of a URI, as people know it. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
