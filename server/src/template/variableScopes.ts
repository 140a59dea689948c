import type { OffsetRange, TemplateTag } from "../document/syntaxNode.js";
import { readBranches } from "./branches.js";
import { readTemplateNames, type BoundName } from "./templateNames.js";

/** A place in a template that gives a variable its value or uses it. */
export interface VariablePlace {
  readonly name: string;
  readonly range: OffsetRange;
  readonly role: "declaration" | "reference";
  /** The block in which the variable holds; undefined for one of the whole template. */
  readonly scope?: OffsetRange;
}

/** Names that hold in the block that follows them. */
const local: ReadonlySet<BoundName["by"]> = new Set(["for", "with", "parameter"]);

/** All places of variables. Loops, `with` and macros have variables of their own; all others are those of the template. */
export function readVariablePlaces(
  text: string,
  tags: readonly TemplateTag[],
): readonly VariablePlace[] {
  if (!tags.some(({ kind }) => kind === "expression" || kind === "statement")) return [];
  const { bound, uses } = readTemplateNames(text, tags);
  const scopes = scopesOf(text, tags, bound);
  const scopeAt = (name: string, offset: number) =>
    scopes.findLast(
      (scope) => scope.names.has(name) && scope.start <= offset && offset < scope.end,
    );
  const placeOf = (
    { name, range }: Pick<BoundName, "name" | "range">,
    role: VariablePlace["role"],
    scope: OffsetRange | undefined,
  ) => ({ name, range, role, ...(scope && { scope: { start: scope.start, end: scope.end } }) });
  return [
    ...bound.map((each) => {
      const own = local.has(each.by) ? scopes.find((scope) => scope.declares(each)) : undefined;
      const scope = own ?? scopeAt(each.name, each.range.start);
      // What another template defines has its name there.
      return placeOf(each, each.by === "import" ? "reference" : "declaration", scope);
    }),
    ...uses.map((each) => placeOf(each, "reference", scopeAt(each.name, each.range.start))),
  ];
}

interface Scope extends OffsetRange {
  readonly names: ReadonlySet<string>;
  declares(name: BoundName): boolean;
}

/** In the order of their beginnings, so that of several around a place the last is the innermost. */
function scopesOf(
  text: string,
  tags: readonly TemplateTag[],
  bound: readonly BoundName[],
): readonly Scope[] {
  const locals = bound.filter(({ by }) => local.has(by));
  if (locals.length === 0) return [];
  return readBranches(text, tags).all.flatMap(({ tag, content }) => {
    const declares = ({ range }: BoundName) => tag.start <= range.start && range.end <= tag.end;
    const names = new Set(locals.filter(declares).map(({ name }) => name));
    return names.size === 0 ? [] : [{ ...content, names, declares }];
  });
}
