import { asMapping, asSequence, asText, valueOf } from "../../../model/readNode.js";
import type { ParameterDeclaration, ParameterType } from "../../../model/spec.js";
import {
  deployedParameters,
  readMarkedSpec,
  specMarker,
  type DeployedParameters,
} from "../../../rules/deployment/deployedSpec.js";
import { namedKey } from "./keys.js";
import { keysBeside, textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";
import { quoted } from "../quoted.js";
import type { Snippet, SnippetPlace } from "../snippet.js";

/** The parameters of the deployed block that have no value yet, each with a place for it; required ones first. */
export function deployedKeys(place: Place): readonly Proposal[] {
  const list = listAt(place);
  const declared = list && parametersOf(place)?.[list];
  if (!declared) return [];
  const present = keysBeside(place);
  return [...declared]
    .filter(([name]) => !present.has(name))
    .toSorted(([, a], [, b]) => Number(isRequired(b)) - Number(isRequired(a)))
    .map(([name, declaration]) => ({
      ...namedKey(place, { name, kind: "parameter" }, valueOfParameter(declaration, place)),
      detail: `${declaration.type ?? "any"}${isRequired(declaration) ? ", required" : ""}`,
    }));
}

/** The values that a parameter of the deployed block can have: its options, true and false, its default. */
export function deployedValues(place: Place): readonly Proposal[] {
  const name = place.path.at(-1);
  const list = listAt({ ...place, path: place.path.slice(0, -1) });
  if (list === undefined || typeof name !== "string") return [];
  const declaration = parametersOf(place)?.[list].get(name);
  if (!declaration) return [];
  return valuesOf(declaration).map(({ value, detail }) => ({
    label: String(value),
    kind: "value",
    snippet: typeof value === "string" ? textSnippet(place, value) : [String(value)],
    detail,
  }));
}

/** The version of the block's file, where a deployment or revision names its release. */
export function deployedVersion(place: Place): readonly Proposal[] {
  const { kind, path, tree } = place;
  const isReference = kind === "create-deployment" || kind === "create-revision";
  if (!isReference || path.slice(-2).join("/") !== "release/version") return [];
  const beside = place.beside();
  const marker = beside && specMarker(tree);
  const file = place.file();
  const spec = marker && file && readMarkedSpec({ file, beside }, marker.text);
  if (!marker || !spec) return [];
  const version = spec.found === "spec" ? spec.file.version?.text : versionOf(spec);
  if (version === undefined) return [];
  const snippet = textSnippet(place, version);
  return [{ label: version, kind: "value", snippet, detail: `release of ${marker.text}` }];
}

function versionOf(spec: object): string | undefined {
  return "version" in spec && typeof spec.version === "string" ? spec.version : undefined;
}

/** Which parameters a mapping gives values to. */
function listAt({ kind, path }: Place): "build" | "run" | undefined {
  const place = path.join("/");
  if (kind === "create-deployment" || kind === "create-revision") {
    if (place === "body/parameters/build") return "build";
    return place === "body/parameters/run" ? "run" : undefined;
  }
  if (kind === "patch-parameters") return place === "body" ? "run" : undefined;
  return kind === "params-fallback" && place === "" ? "run" : undefined;
}

function parametersOf(place: Place): DeployedParameters | undefined {
  const { kind, tree } = place;
  const beside = place.beside();
  const nothing = {
    kind: "mapping",
    style: "block",
    range: { start: 0, end: 0 },
    pairs: [],
  } as const;
  const file = place.file() ?? { kind, root: nothing, parameters: [] };
  return beside && deployedParameters({ tree, file, beside });
}

function isRequired({ node }: ParameterDeclaration): boolean {
  const required = valueOf(node, "required");
  return required?.kind === "scalar" && required.text === "true";
}

interface ParameterValue {
  readonly value: string | number | boolean;
  readonly detail: string;
}

function valuesOf(declaration: ParameterDeclaration): readonly ParameterValue[] {
  const items = asSequence(valueOf(declaration.node, "options"))?.items ?? [];
  const options = items.map(asMapping).flatMap((option) => {
    const value = scalarOf(valueOf(option, "value"));
    const detail = asText(valueOf(option, "title"))?.text ?? "option";
    return value === undefined ? [] : [{ value, detail }];
  });
  if (options.length > 0) return options;
  const fallback = scalarOf(declaration.defaultValue);
  if (declaration.type === "boolean") {
    return [true, false].map((value) => ({ value, detail: value === fallback ? "default" : "" }));
  }
  return fallback === undefined ? [] : [{ value: fallback, detail: "default" }];
}

function scalarOf(node: ParameterDeclaration["defaultValue"]): ParameterValue["value"] | undefined {
  if (node?.kind !== "scalar") return undefined;
  const { value } = node;
  const isKnown = value.type === "string" || value.type === "number" || value.type === "boolean";
  return isKnown ? value.value : undefined;
}

/** A place for a value of the parameter's type. */
function valueOfParameter(declaration: ParameterDeclaration, { layout }: Place): Snippet {
  const values = valuesOf(declaration);
  const written = ({ value }: ParameterValue) =>
    typeof value === "string" ? quoted(value, "") : String(value);
  const [first] = values;
  if (first !== undefined && values.length > 1) return [" ", { choices: values.map(written) }];
  const place: SnippetPlace = first === undefined ? {} : { initial: written(first) };
  return snippetOfType(declaration.type, place, layout);
}

function snippetOfType(
  type: ParameterType | undefined,
  place: SnippetPlace,
  { style, lineBreak, column, unit, listIndent }: Place["layout"],
): Snippet {
  if (type === "object") {
    return style === "flow" ? [" { ", {}, " }"] : [`${lineBreak}${" ".repeat(column + unit)}`, {}];
  }
  if (type?.endsWith("_array") !== true) return [" ", place];
  if (style === "flow") return [" [", {}, "]"];
  return [`${lineBreak}${" ".repeat(column + listIndent)}- `, {}];
}
