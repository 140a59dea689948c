import { resolveAlias } from "../../document/effectivePairs.js";
import { asMapping, asSequence, asText, valueOf } from "../../model/readNode.js";
import type { ParameterDeclaration } from "../../model/spec.js";
import { mappingAt } from "../../rules/read/mappingAt.js";
import { escapeMarkdown } from "../../schema/describe.js";
import type { BlockDocument } from "../blockDocument.js";
import type { Occurrence } from "../names/occurrence.js";
import { usersOf } from "../users.js";
import { describeStep, imageWords } from "./describeStep.js";
import { codeList, codeOf, counted, paragraphs, type Explain } from "./explanation.js";
import { nodeText } from "./nodeText.js";

/** A step, an image, an output parameter or a declared parameter, where it is declared and where it is named. */
export const explainName: Explain = ({ block, offset }) => {
  const at = block.names.at(offset);
  if (at === undefined) return undefined;
  const markdown = describe(block, at);
  return markdown === undefined ? undefined : { range: at.range, markdown };
};

/** Undefined for a name that nothing declares. */
function describe(block: BlockDocument, at: Occurrence): string | undefined {
  const { facts } = block;
  switch (at.kind) {
    case "step":
      return facts?.steps.has(at.name) ? describeStep(block, facts, at.name) : undefined;
    case "image":
      return facts?.images.names.has(at.name) ? describeImage(block, at.name) : undefined;
    case "output":
      return describeOutput(block, at);
    case "parameter":
      return describeParameter(block, at);
    default:
      // The others are explained by what they stand in.
      return undefined;
  }
}

function describeImage(block: BlockDocument, name: string): string {
  const images = mappingAt(block.rest?.body, "config", "images");
  const { steps } = usersOf(block, { kind: "image", name });
  return paragraphs(
    `**${escapeMarkdown(name)}**: image`,
    imageWords(valueOf(images, name)),
    usersWords(steps, 0),
  );
}

function describeOutput(block: BlockDocument, { name, owner }: Occurrence): string | undefined {
  if (owner === undefined) return undefined;
  const step = block.steps.find((place) => place.step.name.text === owner)?.step;
  const outputs = asMapping(valueOf(step?.node, "outputParameters"));
  if (!step?.outputs.parts.has(name)) return undefined;
  const file = asText(valueOf(outputs, name))?.text;
  const { steps } = usersOf(block, { kind: "output", name, owner });
  const isHttp = step.type === "http";
  const place = file === undefined ? "" : ` in the file ${codeOf(file)}`;
  return paragraphs(
    `**${escapeMarkdown(name)}**: output parameter of ${codeOf(owner)}`,
    isHttp ? "The body of the response." : `What the step leaves${place}.`,
    usersWords(steps, 0),
  );
}

function usersWords(steps: readonly string[], elsewhere: number): string {
  const others = elsewhere === 0 ? [] : [`${counted(elsewhere, "place")} outside of steps`];
  const users = [...(steps.length === 0 ? [] : [codeList(steps)]), ...others];
  return users.length === 0 ? "Used nowhere." : `Used by ${users.join(", and in ")}.`;
}

function describeParameter(block: BlockDocument, at: Occurrence): string | undefined {
  const { name, owner } = at;
  const declared = block.rest?.parameters.find(
    (parameter) => parameter.list === owner && parameter.name?.text === name,
  );
  if (!declared || owner !== "build") return undefined;
  const { steps, elsewhere } = usersOf(block, at);
  return paragraphs(
    declarationWords(declared),
    "Put into the config when the block is deployed.",
    usersWords(steps, elsewhere),
  );
}

/** A declared parameter: its type, texts, default and options. Of one whose value is hidden no value is shown. */
export function declarationWords(declared: ParameterDeclaration): string {
  const { name, list, type, node } = declared;
  const text = (key: string) => asText(valueOf(node, key))?.text;
  const title = text("title");
  const description = text("description");
  const isRequired = flag(declared, "required");
  const typeWords = type === undefined ? "" : `, ${codeOf(type)}`;
  return paragraphs(
    `**${escapeMarkdown(name?.text ?? "")}**: ${list} parameter${typeWords}${isRequired ? ", required" : ""}`,
    title === undefined ? "" : escapeMarkdown(title),
    description === undefined ? "" : escapeMarkdown(description),
    defaultWords(declared),
    optionWords(declared),
  );
}

function defaultWords(declared: ParameterDeclaration): string {
  const { defaultValue, name } = declared;
  if (defaultValue === undefined) return "";
  if (flag(declared, "hideValue")) return "Default: not shown";
  return `Default: ${codeOf(nodeText(defaultValue, name?.text))}`;
}

function optionWords(declared: ParameterDeclaration): string {
  if (flag(declared, "hideValue")) return "";
  const options = asSequence(valueOf(declared.node, "options"))?.items ?? [];
  const values = options.flatMap((option) => {
    const value = valueOf(asMapping(option), "value");
    return value ? [nodeText(value, declared.name?.text)] : [];
  });
  return values.length === 0 ? "" : `Options: ${codeList(values)}`;
}

function flag({ node }: ParameterDeclaration, key: string): boolean {
  const value = resolveAlias(valueOf(node, key));
  return value?.kind === "scalar" && value.value.type === "boolean" && value.value.value;
}
