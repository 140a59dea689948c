import { resolveAlias } from "../../document/effectivePairs.js";
import type { SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping, asText, valueOf } from "../../model/readNode.js";
import type { Conditional, ParentStatus, Step, Text } from "../../model/spec.js";
import type { StepFacts, WorkflowFacts } from "../../model/workflowFacts.js";
import { shownAddress } from "../../rules/text/webAddress.js";
import { escapeMarkdown } from "../../schema/describe.js";
import type { BlockDocument } from "../blockDocument.js";
import { usersOf } from "../users.js";
import { codeList, codeOf, paragraphs } from "./explanation.js";

/** What a step does, what it waits for, when it runs, and who uses what it leaves. */
export function describeStep(block: BlockDocument, facts: WorkflowFacts, name: string): string {
  const known = facts.steps.get(name);
  if (!known) return "";
  const step = block.steps.find((place) => place.step.name.text === name)?.step;
  return paragraphs(
    `**${escapeMarkdown(name)}**: ${known.type ?? "unknown"} step${layerWords(facts, name)}`,
    step && workWords(step, known),
    orderWords(facts, name),
    step && conditionWords(step),
    outputWords(block, known),
  );
}

function layerWords({ graph, stepNames }: WorkflowFacts, name: string): string {
  const layer = graph.layer(name);
  if (layer === undefined) return "";
  const last = stepNames.reduce((most, each) => Math.max(most, graph.layer(each) ?? 0), 0);
  return `, layer ${layer + 1} of ${last + 1}`;
}

/** What the step does, in one line; empty where the key that says it is missing. */
function workWords({ node }: Step, facts: StepFacts): string {
  const text = (key: string) => asText(valueOf(node, key))?.text;
  switch (facts.type) {
    case "standard":
      return say(text("command"), (it) => `Runs ${codeOf(firstLine(it))}${imageOfStep(facts)}.`);
    case "http":
      return say(
        text("url"),
        (it) => `Sends ${methodWords(text("method"))} to ${codeOf(withoutQuery(it))}.`,
      );
    case "export":
      return say(text("table"), (it) => {
        const table = [text("schema") ?? [], it].flat().join(".");
        return `Writes the table ${codeOf(table)} to files.`;
      });
    case "sql": {
      const repository = asMapping(valueOf(node, "repository"));
      const script = text("sqlQueryPath") ?? asText(valueOf(repository, "filePath"))?.text;
      return say(script, (it) => `Runs the script ${codeOf(it)}.`);
    }
    default:
      return "";
  }
}

function say(text: string | undefined, words: (text: string) => string): string {
  return text === undefined ? "" : words(text);
}

function methodWords(method: string | undefined): string {
  return method === undefined ? "a request" : codeOf(method.toUpperCase());
}

/** An address without what may be confidential in it. */
function withoutQuery(url: string): string {
  return shownAddress(url.replace(/\?.*$/s, "?…"));
}

function imageOfStep({ imageRef, ownImage }: StepFacts): string {
  if (imageRef !== undefined) return ` in the image ${codeOf(imageRef)}`;
  return ownImage === "built" ? " in an image of its own" : "";
}

function firstLine(text: string): string {
  const [first = "", ...others] = text.trim().split("\n");
  return others.length === 0 ? first : `${first} …`;
}

function orderWords({ graph, steps }: WorkflowFacts, name: string): string {
  const parents = graph.parents(name);
  const children = graph.children(name);
  const isHidden = steps.get(name)?.hasKnownParents === false;
  const others = isHidden ? "Not all of its parents are known before rendering." : "";
  return paragraphs(
    parents.length > 0 ? `Waits for ${codeList(parents)}.` : "Waits for no other step.",
    children.length > 0
      ? `${codeList(children)} ${children.length === 1 ? "waits" : "wait"} for it.`
      : "No step waits for it.",
    others,
    graph.layer(name) === undefined ? "It is part of a circle, or behind one." : "",
  );
}

function conditionWords({ conditionals, parentStatuses }: Step): string {
  const conditions = [
    ...parentStatuses.flatMap((each) => statusWords(each) ?? []),
    ...conditionals.flatMap((each) => outputCondition(each) ?? []),
  ];
  const [only] = conditions;
  if (only === undefined) return "";
  if (conditions.length === 1) return `Runs only if ${only}.`;
  const list = conditions.map((condition) => `- ${condition}`).join("\n");
  return `Has ${conditions.length} conditions; whether one or all must hold is not documented:\n\n${list}`;
}

function statusWords({ condition, parents, status }: ParentStatus): string | undefined {
  const names = texts(parents?.items);
  const ends = texts(status?.items);
  if (names.length === 0 || ends.length === 0) return undefined;
  const isPlural = names.length > 1 && condition?.text !== "one-of";
  const quantity = names.length === 1 ? "" : condition?.text === "one-of" ? "one of " : "all of ";
  return `${quantity}${codeList(names)} ${isPlural ? "end" : "ends"} with ${ends.map(codeOf).join(" or ")}`;
}

function texts(items: readonly Text[] = []): readonly string[] {
  return items.map(({ text }) => text);
}

function outputCondition(conditional: Conditional): string | undefined {
  const { condition, paramName, stepName, value } = conditional;
  if (paramName === undefined || stepName === undefined) return undefined;
  const isNot = condition?.text === "not-equals";
  const output = `the output ${codeOf(paramName.text)} of ${codeOf(stepName.text)}`;
  return `${output} is ${isNot ? "not " : ""}${codeOf(valueText(value))}`;
}

function valueText(value: SyntaxNode | undefined): string {
  const node = resolveAlias(value);
  return node?.kind === "scalar" ? node.text : "…";
}

function outputWords(block: BlockDocument, { name, outputs }: StepFacts): string {
  const lines = [...outputs.names].slice(0, mostOutputs).map((output) => {
    const { steps } = usersOf(block, { kind: "output", name: output, owner: name });
    return `- ${codeOf(output)}: ${steps.length === 0 ? "used by no step" : `used by ${codeList(steps)}`}`;
  });
  return lines.length === 0 ? "" : `Output parameters:\n\n${lines.join("\n")}`;
}

const mostOutputs = 10;

/** The mapping of an image, in words: what it is built from. */
export function imageWords(node: SyntaxNode | undefined): string {
  const image = asMapping(node);
  const text = (key: string) => asText(valueOf(image, key))?.text;
  const dockerfile = text("dockerfile");
  const context = text("context");
  const version = text("version");
  if (dockerfile === undefined && context === undefined) return "";
  const from = dockerfile === undefined ? "" : ` from ${codeOf(dockerfile)}`;
  const folder = context === undefined ? "" : ` in the folder ${codeOf(context)} of the artifact`;
  return `Built${from}${folder}${version === undefined ? "" : `, version ${codeOf(version)}`}.`;
}
