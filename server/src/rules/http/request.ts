import { resolveAlias } from "../../document/effectivePairs.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { asMapping, asSequence, asText, isUnknown, valueOf } from "../../model/readNode.js";
import type { Step, Text } from "../../model/spec.js";
import { hasUnknownKey, mappingAt, namedPairsAt } from "../read/mappingAt.js";
import { readPlaceholders } from "../text/placeholders.js";

/** The scalar at a key of a step: also one that a template decides. */
export function scalarAt({ node }: Step, key: string): ScalarNode | undefined {
  const value = resolveAlias(valueOf(node, key));
  return value?.kind === "scalar" ? value : undefined;
}

/** What placeholders of a request may name. */
export interface RequestVariables {
  /** As a placeholder names them: secrets as `ABC_CUSTOM`. */
  readonly names: readonly string[];
  /** Secrets as the step lists them, each with the name that a placeholder has for it. */
  readonly secrets: ReadonlyMap<string, string>;
  /** False when a template or a reference may bring further ones. */
  readonly isComplete: boolean;
}

export function requestVariables({ node }: Step): RequestVariables {
  const parameters = valueOf(node, "parameters");
  const maps = ["env", "inherit"].map((key) => valueOf(asMapping(parameters), key));
  const listed = valueOf(asMapping(parameters), "secrets");
  const items = (asSequence(listed)?.items ?? []).map(asText);
  const secrets = items.filter((item): item is Text => item !== undefined);
  const placeholders = new Map(secrets.map(({ text }) => [text, placeholderOfSecret(text)]));
  return {
    names: [
      ...namedPairsAt(parameters, "env").map(({ key }) => key.text),
      ...namedPairsAt(parameters, "inherit").map(({ key }) => key.text),
      ...placeholders.values(),
    ],
    secrets: placeholders,
    isComplete:
      ![parameters, listed, ...maps].some((value) => isUnknown(value)) &&
      !maps.some((value) => hasUnknownKey(mappingAt(value) ?? emptyMapping)) &&
      secrets.length === items.length,
  };
}

const emptyMapping = {
  kind: "mapping",
  style: "flow",
  pairs: [],
  range: { start: 0, end: 0 },
} as const;

/** A secret `abc` is addressed as `{{ABC_CUSTOM}}` (SDK). */
function placeholderOfSecret(secret: string): string {
  return `${secret.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}_CUSTOM`;
}

/**
 * Whether the braces in a text are run-time placeholders: the text stands in a raw block, or it names nothing but
 * variables of the step.
 */
export function holdsPlaceholdersOnly(node: ScalarNode, { names }: RequestVariables): boolean {
  if (node.value.type === "string") return true;
  if (node.value.type !== "unknown" || /\{[%#]/.test(node.text)) return false;
  return readPlaceholders(node.text)?.every(({ name }) => names.includes(name)) ?? false;
}
