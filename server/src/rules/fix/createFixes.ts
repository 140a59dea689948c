import type { Edit } from "../../document/edit/edit.js";
import { appendItem, insertPair } from "../../document/edit/insertEntry.js";
import type { NewValue } from "../../document/edit/newValue.js";
import { setValue } from "../../document/edit/setValue.js";
import { findNode } from "../../document/locate.js";
import type { MappingNode, SyntaxNode, SyntaxTree } from "../../document/syntaxNode.js";
import type { ParameterType } from "../../model/spec.js";
import { quote } from "../quote.js";
import type { FixesInFile } from "../rule.js";
import { fixOf, unsafe } from "./fixOf.js";

const configPath = ["body", "config"];

/** A step with a name that another one waits for, above that one; none where the name can be no step's. */
export function createStep(name: string, { above }: { readonly above: string }): FixesInFile {
  return (tree) => {
    const steps = mappingAt(tree, [...configPath, "steps"]);
    if (!steps || !/^[A-Za-z0-9-]+$/.test(name)) return [];
    const [image] = mappingAt(tree, [...configPath, "images"])?.pairs ?? [];
    const source = image ? { imageRef: image.key.text } : { imageDetails: { id: 1 } };
    const step = { type: "standard", ...source, command: `<command of ${name}>` };
    const index = steps.pairs.findIndex(({ key }) => key.text === above);
    const edits = insertPair(tree.text, steps, [name, step], steps.pairs[index - 1]);
    return fixOf(`Create the step ${quote(name)}`, edits, unsafe);
  };
}

/** An image with a name that a step refers to. */
export function createImage(name: string): FixesInFile {
  return (tree) => {
    const config = mappingAt(tree, configPath);
    const definition = { dockerfile: "Dockerfile", context: "." };
    const edits = config ? imageAdded(tree.text, config, { [name]: definition }) : [];
    return fixOf(`Create the image ${quote(name)}`, edits, unsafe);
  };
}

function imageAdded(
  text: string,
  config: MappingNode,
  images: Readonly<Record<string, NewValue>>,
): readonly Edit[] {
  const pair = config.pairs.find(({ key }) => key.text === "images");
  const [added] = Object.entries(images);
  if (!pair) {
    const steps = config.pairs.findIndex(({ key }) => key.text === "steps");
    return insertPair(text, config, ["images", images], config.pairs[steps - 1]);
  }
  if (!pair.value) return setValue(text, pair, images);
  return pair.value.kind === "mapping" && added ? insertPair(text, pair.value, added) : [];
}

const usualValues: Readonly<Record<ParameterType, NewValue>> = {
  string: "<value>",
  number: 1,
  boolean: false,
  object: {},
  string_array: [],
  number_array: [],
  object_array: [],
};

/** A build parameter with a name that is referred to, of a type that fits there. */
export function declareParameter(name: string, type: ParameterType = "string"): FixesInFile {
  return ({ text, root }) => {
    const declaration = {
      name,
      title: name,
      type,
      required: true,
      defaultValue: usualValues[type],
    };
    const edits = name === "" ? [] : addDeclaration(text, root, declaration);
    return fixOf(`Declare the build parameter ${quote(name)}`, edits, unsafe);
  };
}

/** One more build parameter, in the list that there is or in a new one. */
export function addDeclaration(
  text: string,
  root: SyntaxNode | undefined,
  declaration: NewValue,
): readonly Edit[] {
  if (root?.kind !== "mapping") return [];
  const parameters = root.pairs.find(({ key }) => key.text === "parameters");
  if (!parameters) return insertPair(text, root, ["parameters", { build: [declaration] }]);
  if (!parameters.value) return setValue(text, parameters, { build: [declaration] });
  if (parameters.value.kind !== "mapping") return [];
  const build = parameters.value.pairs.find(({ key }) => key.text === "build");
  if (!build) return insertPair(text, parameters.value, ["build", [declaration]]);
  if (!build.value) return setValue(text, build, [declaration]);
  if (build.value.kind !== "sequence") return [];
  return build.value.items.length === 0
    ? setValue(text, build, [declaration])
    : appendItem(text, build.value, declaration);
}

function mappingAt({ root }: SyntaxTree, path: readonly string[]): MappingNode | undefined {
  const node = findNode(root, path)?.node;
  return node?.kind === "mapping" ? node : undefined;
}
