import { insertPair } from "../../document/edit/insertEntry.js";
import type { NewValue } from "../../document/edit/newValue.js";
import { nodeToJson } from "../../document/toJson.js";
import { valueOf } from "../../model/readNode.js";
import type { BlockFile, ParameterDeclaration, ParameterType } from "../../model/spec.js";
import { deployedBlock, deploymentDocument } from "../exampleDocument.js";
import { fixOf, unsafe } from "../fix/fixOf.js";
import { asBoolean, isGiven } from "../knownValues.js";
import { optionValues } from "../option/optionValues.js";
import { quote, quoteAll } from "../quote.js";
import { defineRule } from "../rule.js";
import { deployedParameters, type DeployedParameters } from "./deployedSpec.js";
import { givenValues, type GivenValues } from "./givenValues.js";

export const requiredValue = defineRule({
  id: "deployment/required-value",
  severity: "error",
  scope: "file",
  sources: ["platform reference", "inference"],
  summary: "Each required parameter without a default gets a value.",
  why: "A deployment lacks what its code asks for otherwise (platform reference); a revision keeps the values of the one before, so nothing is asked of it. A file for local runs stands for the defaults as well; there it is a warning.",
  files: deployedBlock,
  bad: deploymentDocument("\n    <|run|>: { horizon: 28 }"),
  good: deploymentDocument("\n    run: { horizon: 28, region: north }"),
  check(context, report) {
    const { file, isTemplated, tree, text } = context;
    const asksFor = needs.get(file.kind);
    const declared = asksFor && !isTemplated ? deployedParameters(context) : undefined;
    if (!asksFor || !declared) return;
    for (const given of givenValues(file)) {
      const missing = given.isComplete ? missingIn(given, declared, asksFor) : [];
      if (missing.length === 0) continue;
      const one = missing.length === 1;
      const names = quoteAll(missing.map(([name]) => name));
      const range = given.key ?? declared.marker.range;
      report(
        range,
        `The block declares the ${given.list} ${one ? "parameter" : "parameters"} ${names}, which ${one ? "needs a value" : "need values"} here.`,
        {
          severity: file.kind === "params-fallback" ? "warning" : "error",
          fixes: () => {
            const [first] = missing;
            const { mapping } = given;
            if (!first || !mapping || !one || tree.problems.length > 0) return [];
            const [name, declaration] = first;
            const edits = insertPair(text, mapping, [name, exampleValue(name, declaration)]);
            return fixOf(`Add ${quote(name)}`, edits, unsafe);
          },
        },
      );
    }
  },
});

type Needs = (declaration: ParameterDeclaration) => boolean;

/** Which parameters need a value in files of a kind. */
const needs: ReadonlyMap<BlockFile["kind"], Needs> = new Map([
  ["create-deployment", (each) => isRequired(each) && !isGiven(each.node, "defaultValue")],
  ["params-fallback", (each) => isRequired(each) || isGiven(each.node, "defaultValue")],
]);

function isRequired({ node }: ParameterDeclaration): boolean {
  return asBoolean(valueOf(node, "required")) === true;
}

function missingIn(
  { list, pairs }: GivenValues,
  declared: DeployedParameters,
  asksFor: Needs,
): readonly (readonly [string, ParameterDeclaration])[] {
  const given = new Set(pairs.map(({ key }) => key.text));
  return [...declared[list]].filter(
    ([name, declaration]) =>
      !given.has(name) &&
      // Whether a parameter with conditions is asked for depends on the values of others.
      !isGiven(declaration.node, "conditions") &&
      asksFor(declaration),
  );
}

/** The default, the first option, or something of the declared type. */
function exampleValue(name: string, declaration: ParameterDeclaration): NewValue {
  const usual = declaration.defaultValue ?? optionValues(declaration)?.[0];
  const value = usual && nodeToJson(usual);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return examples[declaration.type ?? "string"] ?? `<${name}>`;
}

const examples: Partial<Readonly<Record<ParameterType, NewValue>>> = {
  number: 1,
  boolean: false,
  object: {},
  string_array: [],
  number_array: [],
  object_array: [],
};
