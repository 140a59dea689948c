import { replacement } from "../../document/edit/edit.js";
import { resolvePlainScalar } from "../../document/resolveScalar.js";
import { resolveAlias } from "../../document/effectivePairs.js";
import type { ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { childSchemas, judging, schemasAt, typesOf } from "../../schema/lookup.js";
import type { Schema } from "../../schema/schema.js";
import { templateDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { quote } from "../quote.js";
import { defineRule, type Fix } from "../rule.js";
import { variablesOf, type Variables } from "./variables.js";

const step = "train: { type: sql, sqlQueryPath: train.sql }";

export const unquotedValue = defineRule({
  id: "template/unquoted-value",
  severity: "hint",
  scope: "part",
  sources: ["inference"],
  summary: "An expression that stands for a text is in quotes.",
  why: "Without them the rendered text decides the type: `12`, `1.0` or `yes` become a number or a boolean and are refused (inference). Nothing is said where the value is known to be a text, or where only what is text anyway would be right.",
  bad: templateDocument(step, "<|{{ name }}|>"),
  good: templateDocument(step, '"{{ name }}"'),
  check({ pair, path }, { kind, text, beside }, report) {
    if (!text.slice(pair.range.start, pair.range.end).includes("{{")) return;
    const variables = variablesOf(beside);
    for (const node of textsWithin(pair.value, schemasAt(kind, path, undefined))) {
      const source = text.slice(node.range.start, node.range.end);
      const expression = /^\{\{((?:(?!\}\}).)*)\}\}$/s.exec(source)?.[1];
      if (expression === undefined || /tojson|quote/.test(expression)) continue;
      if (isKnownText(expression.trim(), variables)) continue;
      report(
        node.range,
        `What ${quote(source)} stands for decides whether this is a text, which is wanted here; put it in quotes.`,
        { fixes: () => quoteFix(node, source) },
      );
    }
  },
});

/** Values without quotes that a template gives and that must be texts of any form. */
function textsWithin(
  node: SyntaxNode | undefined,
  schemas: readonly Schema[],
): readonly ScalarNode[] {
  if (node?.kind === "scalar") {
    const isOpen = node.style === "plain" && node.value.type === "unknown";
    return isOpen && wantsAnyText(schemas) ? [node] : [];
  }
  const judged = judging(schemas, node);
  if (node?.kind === "mapping") {
    return node.pairs.flatMap(({ key, value }) =>
      textsWithin(value, childSchemas(judged, key.text)),
    );
  }
  if (node?.kind !== "sequence") return [];
  return node.items.flatMap((item, index) => textsWithin(item, childSchemas(judged, index)));
}

/** Texts that YAML takes for something else. */
const typed = ["1", "1.0", "true"];

function wantsAnyText(schemas: readonly Schema[]): boolean {
  const asking = schemas.filter((schema) => typesOf(schema).length > 0);
  return (
    asking.length > 0 &&
    asking.every((schema) => typesOf(schema).every((type) => type === "string")) &&
    schemas.every(
      (schema) =>
        schema.enum === undefined &&
        schema.const === undefined &&
        fitsTyped(schema.pattern ?? schema["x-advice"]?.pattern),
    )
  );
}

function fitsTyped(pattern: string | undefined): boolean {
  return pattern === undefined || typed.some((text) => new RegExp(pattern, "u").test(text));
}

function isKnownText(name: string, variables: Variables | undefined): boolean {
  const value = resolveAlias(variables?.get(name)?.value);
  return value?.kind === "scalar" && resolvePlainScalar(value.text).type === "string";
}

function quoteFix({ range: { start, end } }: ScalarNode, source: string): readonly Fix[] {
  const quotes = ['"', "'"].find((each) => !source.includes(each));
  const edits =
    quotes === undefined ? [] : [replacement(start, end, `${quotes}${source}${quotes}`)];
  return fixOf("Put the value in quotes", edits, unsafe);
}
