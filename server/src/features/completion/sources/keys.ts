import { ruleSummaries } from "../../../rules/ruleIds.js";
import { propertiesOf, referenceOf, type PropertyInfo } from "../../../schema/lookup.js";
import type { Schema } from "../../../schema/schema.js";
import { alternativesOf } from "../../../schema/skeleton.js";
import { valueSnippet } from "../insertText.js";
import { keysBeside, type Place, type Surroundings } from "../place.js";
import type { Proposal, ProposalKind } from "../proposal.js";
import { quoted, quoteOf } from "../quoted.js";
import type { Snippet } from "../snippet.js";

/** The keys that the mapping at a place can still take: required ones first, then in their usual order. */
export function schemaKeys(place: Place): readonly Proposal[] {
  const { schemas, cursor, layout } = place;
  const present = keysBeside(place);
  const excluded = alternativesTaken(schemas, present);
  return propertiesOf(schemas)
    .filter(({ name }) => !present.has(name) && !excluded.has(name))
    .filter((property) => property.deprecated === undefined || isBegun(property, cursor.text))
    .toSorted((a, b) => Number(a.deprecated !== undefined) - Number(b.deprecated !== undefined))
    .map((property): Proposal => {
      const { name, required, variants, deprecated } = property;
      const detail = [required ? "required" : "", variants.join(" or ")];
      return {
        ...namedKey(place, { name, kind: "key" }, valueSnippet(property.schemas, layout)),
        detail: detail.filter((part) => part !== "").join("; "),
        about: { is: "key", schemas: property.schemas, required, variants },
        isDeprecated: deprecated !== undefined,
      };
    });
}

/** Ids of rules, as keys of the severities of a project file. */
export function ruleKeys(place: Place): readonly Proposal[] {
  if (referenceOf(place.schemas) !== "rule") return [];
  const present = keysBeside(place);
  return [...ruleSummaries.keys()]
    .filter((id) => !present.has(id))
    .map((id) => ({
      ...namedKey(place, { name: id, kind: "key" }, [" ", {}]),
      about: { is: "rule", id },
    }));
}

/** A proposal for a key with its value; the key alone where the value is there already. */
export function namedKey(
  { cursor, tree, layout }: Surroundings,
  { name, kind }: { readonly name: string; readonly kind: ProposalKind },
  value: Snippet,
): Proposal {
  const key = quoted(name, quoteOf(cursor.text));
  const hasColon = cursor.kind === "key" && cursor.hasColon;
  const hasValue =
    cursor.style === "block" && isFollowedByChildren(tree.text, cursor, layout.column);
  const rest = hasValue ? [":"] : [":", ...value];
  return { label: name, kind, snippet: [key, ...(hasColon ? [] : rest)] };
}

/** Whether the next line with something on it is indented more, so that it would become the value of a key here. */
function isFollowedByChildren(
  text: string,
  { range }: Surroundings["cursor"],
  column: number,
): boolean {
  const next = /[^\r\n]*(?:(?:\r\n|\n|\r)[ \t]*(?=[\r\n]|$))*(?:\r\n|\n|\r)?( *)(\S?)/y;
  next.lastIndex = range.end;
  const [, blanks = "", first = ""] = next.exec(text) ?? [];
  return first !== "" && first !== "#" && blanks.length > column;
}

/** A key that should not be written is found by who begins to write it. */
function isBegun({ name }: PropertyInfo, written: string): boolean {
  const word = written.replace(/^["']/, "");
  return word.length > 1 && name.startsWith(word);
}

/** Keys of which there may be only one, when another of them is there already. */
function alternativesTaken(
  schemas: readonly Schema[],
  present: ReadonlySet<string>,
): ReadonlySet<string> {
  const taken = alternativesOf(schemas).filter((keys) => keys.some((key) => present.has(key)));
  return new Set(taken.flat());
}
