import type { OffsetRange } from "../document/syntaxNode.js";
import type { BlockDocument } from "./blockDocument.js";
import type { NameIdentity, Occurrence } from "./names/occurrence.js";
import type { StepPlace } from "./partedDocument.js";

/** All references to a thing, in the order of the text. */
export function referencesTo(
  { names }: Pick<BlockDocument, "names">,
  thing: NameIdentity,
): readonly Occurrence[] {
  return names.of(thing).filter(({ role }) => role === "reference");
}

/** The names of the steps in which a thing is used, in file order, and in how many places outside of steps. */
export function usersOf(
  block: Pick<BlockDocument, "names" | "steps">,
  thing: NameIdentity,
): { readonly steps: readonly string[]; readonly elsewhere: number } {
  const names = new Set<string>();
  let elsewhere = 0;
  for (const { range } of referencesTo(block, thing)) {
    const place = stepAround(block.steps, range);
    if (place) names.add(place.step.name.text);
    else elsewhere += 1;
  }
  return { steps: [...names], elsewhere };
}

/** The step that a range lies in. Steps that are merged in stand elsewhere, so their order says nothing. */
export function stepAround(
  places: readonly StepPlace[],
  { start, end }: OffsetRange,
): StepPlace | undefined {
  return places.find(({ range }) => range.start <= start && end <= range.end);
}
