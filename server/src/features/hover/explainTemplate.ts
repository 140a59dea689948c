import type { OffsetRange, SyntaxTree } from "../../document/syntaxNode.js";
import { runTimePlaceholders } from "../../model/runTimePlaceholders.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import { mappingAt } from "../../rules/read/mappingAt.js";
import { followIncludes, templateNames, isDynamic } from "../../rules/template/includes.js";
import { fileName, variablesOf } from "../../rules/template/variables.js";
import { escapeMarkdown } from "../../schema/describe.js";
import type { BoundName } from "../../template/templateNames.js";
import type { BlockDocument } from "../blockDocument.js";
import { pathWithin } from "../filePaths.js";
import { touches } from "../toRange.js";
import {
  codeList,
  codeOf,
  counted,
  paragraphs,
  type Explain,
  type Explanation,
  type Question,
} from "./explanation.js";
import { nodeText } from "./nodeText.js";

/** A variable of a template by its value, a placeholder by who fills it in, an include by its file. */
export const explainTemplate: Explain = (question) => {
  const { around, offset } = question;
  const tag = around.tree.templateTags.find(
    ({ range }) => range.start < offset && offset < range.end,
  );
  if (!tag) return undefined;
  return explainPlaceholder(question) ?? explainInclude(question) ?? explainVariable(question);
};

function explainPlaceholder({ around, offset }: Question): Explanation | undefined {
  const { tree, file } = around;
  const steps = mappingAt(file?.body, "config", "steps");
  const pair = steps?.pairs.find(({ range }) => touches(range, offset));
  const step = asMapping(pair?.value);
  const at = runTimePlaceholders(tree, step).find(
    ({ range, filledBy }) => filledBy === "platform" && touches(range, offset),
  );
  if (!at) return undefined;
  const parameters = asMapping(valueOf(step, "parameters"));
  const inherited = asText(valueOf(mappingAt(parameters, "inherit"), at.name))?.text;
  const value = valueOf(mappingAt(parameters, "env"), at.name);
  const source =
    inherited === undefined
      ? value && `The environment variable ${codeOf(at.name)}: ${codeOf(nodeText(value, at.name))}`
      : `The output parameter ${codeOf(inherited)} of an earlier step.`;
  const unknown =
    at.isDeclared === false ? "The step has no parameter of this name." : "A secret of the step.";
  const markdown = paragraphs(
    `**${escapeMarkdown(at.name)}**: placeholder, filled in by the platform when the step runs`,
    source ?? unknown,
  );
  return { range: at.range, markdown };
}

function explainInclude({ block, around, offset }: Question): Explanation | undefined {
  const { beside } = block;
  const { tree } = around;
  const names = templateNames(tree);
  const include = names.includes.find(({ range }) => touches(range, offset));
  if (!include || isDynamic(include.target)) return undefined;
  const followed = beside && followIncludes(names, beside).find((each) => each.include === include);
  const [file, ...others] = followed?.files ?? [];
  const found =
    file === undefined
      ? "No such file was found, or it was included before."
      : `The file ${codeOf(pathWithin(beside?.root, file.uri))} is put in the place of the tag.`;
  const through = others.length === 0 ? "" : `With it come ${counted(others.length, "more file")}.`;
  const used = [
    ...new Set(
      followed?.files.flatMap(({ names: inner }) => inner.variables.map(({ name }) => name)),
    ),
  ];
  return {
    range: include.range,
    markdown: paragraphs(found, through, used.length === 0 ? "" : `Variables: ${codeList(used)}`),
  };
}

function explainVariable({ block, around, offset }: Question): Explanation | undefined {
  const { tree } = around;
  const { variables, environment, bound } = templateNames(tree);
  const own = bound.filter(({ range }) => touches(range, offset));
  const outer = [...variables, ...environment].find(({ range }) => touches(range, offset));
  const isEnvironment = environment.some((use) => use === outer);
  const [first] = own;
  if (isEnvironment && outer) {
    const words = "environment variable of whoever renders the template; its value is not shown";
    return { range: outer.range, markdown: `**${escapeMarkdown(outer.name)}**: ${words}` };
  }
  if (outer) return { range: outer.range, markdown: variableWords(block, outer.name) };
  if (first) return { range: first.range, markdown: boundWords(tree, first) };
  const word = wordAt(tree.text, offset);
  const binding = bound.find(({ name }) => name === word?.name);
  return word && binding ? { range: word.range, markdown: boundWords(tree, binding) } : undefined;
}

function wordAt(
  text: string,
  offset: number,
): { readonly name: string; readonly range: OffsetRange } | undefined {
  const before = /\w*$/.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ?? "";
  const after = /^\w*/.exec(text.slice(offset, offset + 100))?.[0] ?? "";
  const name = before + after;
  const start = offset - before.length;
  return name === "" ? undefined : { name, range: { start, end: start + name.length } };
}

const binders: Readonly<Record<BoundName["by"], string>> = {
  set: "set by the template",
  for: "variable of a loop",
  with: "set by the template",
  macro: "macro of the template",
  parameter: "parameter of a macro",
  import: "imported from another template",
};

function boundWords({ text }: SyntaxTree, { name, by, range }: BoundName): string {
  const line = text.slice(0, range.start).split("\n").length;
  return `**${escapeMarkdown(name)}**: ${binders[by]} on line ${line}`;
}

function variableWords({ beside }: BlockDocument, name: string): string {
  const heading = `**${escapeMarkdown(name)}**: variable of the template`;
  const file = beside?.templateParameters;
  const variables = variablesOf(beside);
  if (file === undefined || !variables) {
    return paragraphs(heading, "Its value is given when the template is rendered.");
  }
  const shown = codeOf(pathWithin(beside?.root, file));
  const pair = variables.get(name);
  if (!pair)
    return paragraphs(
      heading,
      `It has no value in ${codeOf(fileName(file))}, so that it becomes empty text.`,
    );
  return paragraphs(heading, `Value: ${codeOf(nodeText(pair.value, name))}`, `Set in ${shown}.`);
}
