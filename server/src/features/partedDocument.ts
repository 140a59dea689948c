import { moveFromPart } from "../document/parts/joinParts.js";
import type { PartedText } from "../document/parts/partedText.js";
import type { OffsetRange } from "../document/syntaxNode.js";
import { toJson, type JsonObject, type JsonValue } from "../document/toJson.js";
import { stepsIn } from "../model/partedFile.js";
import type { Step } from "../model/spec.js";

/** A step, and where it stands in the whole text. Ranges in the step itself may count elsewhere. */
export interface StepPlace {
  readonly step: Step;
  readonly range: OffsetRange;
  /** Its name. */
  readonly selection: OffsetRange;
}

export function stepPlaces(parted: PartedText): readonly StepPlace[] {
  return parted.parts.flatMap((part, index) => {
    const move = moveFromPart(parted, index);
    return stepsIn(part).map((step) => ({
      step,
      range: move(step.range),
      selection: move(step.name.range),
    }));
  });
}

/** Index of the part on which an offset lies, at its end included; −1 outside of the parts. */
export function partAt({ split: { starts } }: PartedText, offset: number): number {
  if (offset < (starts[0] ?? 0) || offset > (starts.at(-1) ?? 0)) return -1;
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the platform would receive; undefined where something is in the way, which is then told of the whole text. */
export function partsToJson({
  rest,
  parts,
}: PartedText): { readonly value: JsonValue } | undefined {
  const whole = toJson(rest.tree);
  if (!("value" in whole)) return undefined;
  const entries: JsonObject[] = [];
  for (const part of parts) {
    const read = toJson(part.tree);
    if (!("value" in read) || !isObject(read.value)) return undefined;
    entries.push(read.value);
  }
  return { value: withValueAt(whole.value, ["body", "config", "steps"], merge(entries)) };
}

function merge(objects: readonly JsonObject[]): JsonObject {
  return Object.assign(Object.create(null) as JsonObject, ...objects) as JsonObject;
}

function withValueAt(
  value: JsonValue,
  [key, ...path]: readonly string[],
  end: JsonValue,
): JsonValue {
  if (key === undefined || !isObject(value)) return end;
  return merge([value, merge([{ [key]: withValueAt(value[key] ?? null, path, end) }])]);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
