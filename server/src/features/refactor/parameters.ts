import { inOrder, replacement, type Edit } from "../../document/edit/edit.js";
import { spansLines } from "../../document/edit/layout.js";
import { replaceNode } from "../../document/edit/setValue.js";
import type { DocumentPath } from "../../document/path.js";
import type { ScalarNode } from "../../document/syntaxNode.js";
import { addDeclaration } from "../../rules/fix/createFixes.js";
import { removeDeclaration } from "../../rules/fix/declarationFixes.js";
import { quote } from "../../rules/quote.js";
import { freeName } from "./images.js";
import { refactoringOf, type FindRefactorings, type RefactoringContext } from "./refactoring.js";

/** Keys whose values name parts of the file, or choose what the file may hold. */
const structural: ReadonlySet<string> = new Set([
  "type",
  "method",
  "parents",
  "stepName",
  "paramName",
  "condition",
  "status",
  "imageRef",
  "inherit",
  "outputParameters",
  "secrets",
  "webhookPolicy",
]);

const types = { string: "string", number: "number", boolean: "boolean" } as const;

/** A value of the config as the default of a new build parameter. */
export const extractParameter: FindRefactorings = (context) => {
  const { block, tree } = context;
  const place = literalAt(context);
  if (!place) return [];
  const { node, path, value } = place;
  const declared = block.rest?.parameters.flatMap(({ name }) => name?.text ?? []) ?? [];
  const key = path.findLast((segment) => typeof segment === "string") ?? "value";
  const name = freeName(key.replace(/[^\w-]+/g, "-"), new Set(declared));
  const type = types[typeof value as keyof typeof types];
  const declaration = { name, title: name, type, required: true, defaultValue: value };
  const added = addDeclaration(tree.text, tree.root, declaration);
  if (added.length === 0) return [];
  const reference = replacement(node.range.start, node.range.end, `"@param:${name}"`);
  const title = `Extract to the build parameter ${quote(name)}`;
  return refactoringOf("refactor.extract", title, inOrder([reference, ...added]));
};

interface Literal {
  readonly node: ScalarNode;
  readonly path: DocumentPath;
  readonly value: string | number | boolean;
}

/** The value at the place, when it is on one line and can be a parameter's. */
function literalAt({ block, tree, location }: RefactoringContext): Literal | undefined {
  const last = location.trail.at(-1);
  const declares = block.kind === "create-spec" || block.kind === "create-release";
  if (!declares || !last || location.isKey || last.node?.kind !== "scalar") return undefined;
  const { node, path } = last;
  const value = takesParameter(path) ? literalOf(node) : undefined;
  const isLine = !spansLines(tree.text.slice(node.range.start, node.range.end));
  return value !== undefined && isLine ? { node, path, value } : undefined;
}

function takesParameter(path: DocumentPath): boolean {
  if (path.slice(0, 2).join("/") !== "body/config" || path.length < 4) return false;
  return !path.some((segment, index) => index > 3 && structural.has(String(segment)));
}

/** A value that is known and no reference itself. */
function literalOf({ value, anchor }: ScalarNode): string | number | boolean | undefined {
  if (anchor !== undefined) return undefined;
  if (value.type === "string") return value.value.startsWith("@param:") ? undefined : value.value;
  return value.type === "number" || value.type === "boolean" ? value.value : undefined;
}

/** The default of a build parameter in place of the reference to it; the declaration goes with its last use. */
export const inlineParameter: FindRefactorings = (context) => {
  const { block, tree } = context;
  const reference = referenceAt(context);
  const { rest, occurrences } = block;
  const declaration = rest?.parameters.find(
    ({ list, name }) => list === "build" && name?.text === reference?.name,
  );
  const value = declaration?.defaultValue;
  if (!reference || !rest || !declaration || value?.kind !== "scalar") return [];
  const { name, node } = reference;
  const written = writtenIn(tree.text, node, value);
  if (written.length === 0) return [];
  const uses = occurrences.filter(
    (use) => use.kind === "parameter" && use.role === "reference" && use.name === name,
  );
  const isLast = uses.length === 1;
  const removed = isLast ? removedDeclaration(tree.text, { ...declaration, name }, rest) : [];
  const title = `Inline the build parameter ${quote(name)}`;
  return refactoringOf("refactor.inline", title, inOrder([...written, ...removed]));
};

function referenceAt({ location }: RefactoringContext) {
  const node = location.trail.at(-1)?.node;
  if (location.isKey || node?.kind !== "scalar" || node.anchor !== undefined) return undefined;
  const name = /^@param:(\S+)$/.exec(node.text)?.[1];
  return name === undefined ? undefined : { name, node };
}

function writtenIn(text: string, node: ScalarNode, value: ScalarNode): readonly Edit[] {
  const literal = literalOf(value);
  if (literal === undefined) return [];
  if (typeof literal === "string") return replaceNode(text, node, literal);
  const source = text.slice(value.range.start, value.range.end);
  return [replacement(node.range.start, node.range.end, source)];
}

/** The declaration less, unless comments would go with it. */
function removedDeclaration(
  text: string,
  declaration: Parameters<typeof removeDeclaration>[2],
  file: Parameters<typeof removeDeclaration>[1],
): readonly Edit[] {
  const edits = removeDeclaration(text, file, declaration).flatMap((fix) => fix.edits);
  const isComment = edits.some(({ range }) => /(?:^|\s)#/.test(text.slice(range.start, range.end)));
  return isComment ? [] : edits;
}
