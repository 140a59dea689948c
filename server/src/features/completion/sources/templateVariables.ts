import { namesOfText } from "../../../rules/template/includes.js";
import { fileName } from "../../../rules/template/variables.js";
import { namedKey } from "./keys.js";
import { keysBeside, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** In a file of variables: those that its templates ask for and that have no value yet. */
export function missingVariables(place: Place): readonly Proposal[] {
  if (place.kind !== "template-params" || place.path.length > 0) return [];
  const beside = place.beside();
  const present = keysBeside(place);
  const found = new Map<string, string>();
  for (const uri of beside?.templates() ?? []) {
    for (const { name } of namesOfText(beside?.readText(uri) ?? "").variables) {
      if (!present.has(name) && !found.has(name)) found.set(name, fileName(uri));
    }
  }
  return [...found].map(([name, template]) => ({
    ...namedKey(place, { name, kind: "variable" }, [" ", {}]),
    detail: `used in ${template}`,
  }));
}
