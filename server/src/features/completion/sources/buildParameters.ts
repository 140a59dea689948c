import { parameterTypesFor } from "../../../rules/reference/parameterType.js";
import { isParameterReference } from "../../../schema/describe.js";
import type { Schema } from "../../../schema/schema.js";
import { textSnippet, type Place } from "../place.js";
import type { Proposal } from "../proposal.js";

/** Whether the beginning of a reference to a build parameter stands at the cursor. */
export function isReferenceBegun({ cursor }: Place): boolean {
  return /^["']?@/.test(cursor.text);
}

/** References `@param:` to the build parameters whose type fits; before one is begun, only where they are customary. */
export function buildParameters(place: Place): readonly Proposal[] {
  const { facts, path, schemas } = place;
  if (path[0] !== "body" || path[1] !== "config") return [];
  if (!isReferenceBegun(place) && !schemas.some(namesReference)) return [];
  const [schema] = schemas;
  const types = schema ? parameterTypesFor(schema) : [];
  const declared = facts?.parameters ?? declaredIn(place);
  return declared.flatMap(({ list, name, type }): Proposal[] => {
    const fits = type === undefined || types.length === 0 || types.includes(type);
    if (list !== "build" || !fits) return [];
    const label = `@param:${name}`;
    const snippet = textSnippet(place, label);
    return [{ label, kind: "parameter", snippet, detail: type }];
  });
}

function declaredIn(place: Place) {
  return (place.file()?.parameters ?? []).flatMap(({ list, name, type }) =>
    name === undefined ? [] : [{ list, name: name.text, type }],
  );
}

/** Whether the schema shows a reference as something that may stand here. */
function namesReference(schema: Schema): boolean {
  const patterns = [schema.pattern, schema["x-advice"]?.pattern];
  return isParameterReference(schema) || patterns.some((each) => each?.includes("@param:"));
}
