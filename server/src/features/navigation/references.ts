import type { Location } from "vscode-languageserver-types";
import type { Interruptible } from "../../interruptible.js";
import { placesOf, textsAround, toLocation } from "../related/places.js";
import type { Asked } from "../related/relatedNames.js";

/** All places that use the name at an offset, also in the files around the document, and on demand those that declare it. */
export function* references(
  asked: Asked,
  offset: number,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
): Interruptible<Location[]> {
  const at = asked.block.names.at(offset);
  if (at === undefined) return [];
  const texts = textsAround(asked);
  return (yield* placesOf(asked, at))
    .filter(({ role }) => includeDeclaration || role === "reference")
    .flatMap((place) => toLocation(place, texts));
}
