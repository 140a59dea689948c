import type { OffsetRange } from "../document/syntaxNode.js";
import type { BlockDocument, Surroundings } from "./blockDocument.js";
import { occurrences, type Occurrence } from "./occurrences.js";
import type { StepPlace } from "./partedDocument.js";
import { touches } from "./toRange.js";

/** What a name stands for. */
export type NamedThing = Pick<Occurrence, "kind" | "name"> & { readonly owner?: string };

/** The name at an offset. Only what is around it is looked through, since right after an edit all names take longer. */
export function nameAt(
  block: BlockDocument,
  around: Surroundings,
  offset: number,
): Occurrence | undefined {
  const names = around === block ? block.occurrences : occurrences(around.file, block.facts);
  return names.find(({ range }) => touches(range, offset));
}

/** All references to a thing, in the order of the text. */
export function referencesTo(
  { occurrences }: Pick<BlockDocument, "occurrences">,
  thing: NamedThing,
): readonly Occurrence[] {
  return occurrences.filter(
    ({ kind, name, owner, role }) =>
      role === "reference" && kind === thing.kind && name === thing.name && owner === thing.owner,
  );
}

/** The names of the steps in which a thing is used, in file order, and in how many places outside of steps. */
export function usersOf(
  block: Pick<BlockDocument, "occurrences" | "steps">,
  thing: NamedThing,
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
