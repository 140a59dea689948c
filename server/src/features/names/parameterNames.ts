import { effectivePairs } from "../../document/effectivePairs.js";
import type { OffsetRange, ScalarNode, SyntaxNode } from "../../document/syntaxNode.js";
import { asMapping } from "../../model/readNode.js";
import type { BlockFile } from "../../model/spec.js";
import { givenValues } from "../../rules/deployment/givenValues.js";
import { allConditions } from "../../rules/enablement/parameterConditions.js";
import { declaration, reference, type Occurrence } from "./occurrence.js";

/** The parameters that a spec declares, and those that their conditions depend on. */
export function declaredParameterNames({ parameters }: BlockFile): readonly Occurrence[] {
  const hasName = (list: string, name: string) =>
    parameters.some((each) => each.list === list && each.name?.text === name);
  return parameters.flatMap((parameter) => {
    const { list, name, range } = parameter;
    const other = list === "build" ? "run" : "build";
    const own = name ? [declaration("parameter", name, { owner: list, whole: range })] : [];
    const others = allConditions(parameter).flatMap(({ dependsOn }) => {
      if (!dependsOn) return [];
      const isOther = !hasName(list, dependsOn.text) && hasName(other, dependsOn.text);
      const found = reference("parameter", dependsOn, { owner: isOther ? other : list });
      return [{ ...found, writtenIn: list }];
    });
    return [...own, ...others];
  });
}

/** The parameters that a deployment, a revision or a file of run parameters gives values to. */
export function givenParameterNames(file: BlockFile): readonly Occurrence[] {
  return givenValues(file).flatMap(({ list, mapping }) =>
    (mapping ? effectivePairs(mapping) : []).flatMap(({ key, range }) =>
      key.value.type === "unknown"
        ? []
        : [{ ...reference("parameter", key, { owner: list }), whole: range }],
    ),
  );
}

/** How a value of the configuration names a build parameter. */
const wholeReference = /^@param:(.*)$/s;

/** The `@param:` references below a node. What aliases stand for is found where it is written. */
export function parameterReferences(text: string, root: SyntaxNode): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const pending: (SyntaxNode | undefined)[] = [root];
  while (pending.length > 0) {
    const node = pending.pop();
    if (node?.kind === "mapping") pending.push(...node.pairs.map(({ value }) => value));
    else if (node?.kind === "sequence") pending.push(...node.items);
    else if (node?.kind === "scalar" && node.value.type !== "unknown") {
      const name = wholeReference.exec(node.text)?.[1]?.trim();
      if (name !== undefined) found.push(referenceIn(text, node, name));
    }
  }
  return found;
}

function referenceIn(text: string, node: ScalarNode, name: string): Occurrence {
  const common = { kind: "parameter", name, owner: "build", role: "reference" } as const;
  const range = rangeIn(text, node, name);
  return { ...common, range, touch: node.range, form: "word" };
}

/** The name behind the prefix, where the source has it letter by letter; otherwise the whole scalar. */
function rangeIn(text: string, { range }: ScalarNode, name: string): OffsetRange {
  const source = text.slice(range.start, range.end);
  const before = /^["']?@param:\s*/.exec(source)?.[0].length;
  if (before === undefined || !source.startsWith(name, before)) return range;
  const isAll = /^\s*["']?$/.test(source.slice(before + name.length));
  const start = range.start + before;
  return isAll ? { start, end: start + name.length } : range;
}

/** The variables that a file with the parameters of templates gives values to. */
export function variablesGiven({ kind, root }: BlockFile): readonly Occurrence[] {
  const mapping = kind === "template-params" ? asMapping(root) : undefined;
  return (mapping?.pairs ?? []).flatMap(({ key, range }) =>
    key.text === "<<" || key.value.type === "unknown"
      ? []
      : [declaration("variable", key, { whole: range })],
  );
}
