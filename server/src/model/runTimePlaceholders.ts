import { effectivePairs } from "../document/effectivePairs.js";
import type { MappingNode, OffsetRange, SyntaxNode, SyntaxTree } from "../document/syntaxNode.js";
import { readPlaceholders, type Placeholder } from "../template/placeholders.js";
import { asMapping, asSequence, asText, isUnknown, valueOf } from "./readNode.js";

/** A `{{ name }}` in the payload or the url of an http step. */
export interface StepPlaceholder extends Placeholder {
  readonly key: "payload" | "url";
  /**
   * Who fills it in: the platform when the step runs, in raw blocks and where the name is that of a parameter of the
   * step; otherwise the command line when it renders the template.
   */
  readonly filledBy: "platform" | "template";
  /** Whether a parameter of the step has the name; undefined where a template may add parameters. */
  readonly isDeclared: boolean | undefined;
}

/** The placeholders of an http step's payload and url, from the step's mapping. */
export function runTimePlaceholders(
  { text, templateTags }: Pick<SyntaxTree, "text" | "templateTags">,
  step: MappingNode | undefined,
): readonly StepPlaceholder[] {
  if (asText(valueOf(step, "type"))?.text !== "http") return [];
  const { names, isComplete } = parameterNames(asMapping(valueOf(step, "parameters")));
  return (["url", "payload"] as const).flatMap((key) => {
    const range = rangeOf(valueOf(step, key));
    const placeholders = range ? readPlaceholders(text, templateTags, range) : [];
    return placeholders.map((placeholder): StepPlaceholder => {
      const isKnown = names.has(placeholder.name);
      const filledBy = placeholder.isRaw || isKnown ? "platform" : "template";
      const isDeclared = isKnown || isComplete ? isKnown : undefined;
      return { ...placeholder, key, filledBy, isDeclared };
    });
  });
}

function rangeOf(node: SyntaxNode | undefined): OffsetRange | undefined {
  return node?.kind === "scalar" ? node.range : undefined;
}

/** The names that the platform fills in when a step runs: those of its variables, and of its secrets as placeholders. */
export function stepParameterNames(step: MappingNode | undefined): readonly string[] {
  return [...parameterNames(asMapping(valueOf(step, "parameters"))).names];
}

/** The names by which a step's parameters are addressed; a secret `abc` also as `ABC_CUSTOM` (SDK). */
function parameterNames(parameters: MappingNode | undefined): {
  readonly names: ReadonlySet<string>;
  readonly isComplete: boolean;
} {
  const names = new Set<string>();
  const maps = ["env", "inherit"].map((key) => valueOf(parameters, key));
  for (const map of maps) {
    const mapping = asMapping(map);
    for (const { key } of mapping ? effectivePairs(mapping) : []) names.add(key.text);
  }
  const secrets = valueOf(parameters, "secrets");
  const items = asSequence(secrets)?.items ?? [];
  for (const { text } of items.flatMap((item) => asText(item) ?? [])) {
    names.add(text);
    names.add(`${text.toUpperCase().replaceAll(/\W/g, "_")}_CUSTOM`);
  }
  const parts = [...maps, secrets, ...items].filter((part) => part !== undefined);
  return { names, isComplete: !parts.some(isUnknown) };
}
