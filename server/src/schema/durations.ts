import definitions from "../../../schemas/definitions.schema.json" with { type: "json" };
import type { Schema } from "./schema.js";

const units = [
  { name: "day", seconds: 86_400 },
  { name: "hour", seconds: 3600 },
  { name: "minute", seconds: 60 },
  { name: "second", seconds: 1 },
] as const;

const secondsPer: Readonly<Record<string, number>> = { seconds: 1, minutes: 60 };

/**
 * A duration in larger units, such as `1 hour 30 minutes` for 5400 seconds; undefined where the number says it as well, and
 * for what is no duration.
 *
 * @param unit of the value, as `x-unit` of the schemas names it
 */
export function durationWords(value: number, unit: string | undefined): string | undefined {
  const factor = unit === undefined ? undefined : secondsPer[unit];
  if (factor === undefined || !Number.isSafeInteger(value) || value <= 0) return undefined;
  let left = value * factor;
  const words = units.flatMap(({ name, seconds }) => {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? "" : "s"}`];
  });
  const text = words.join(" ");
  const isSame =
    text === `${value} ${unit ?? ""}` || (value === 1 && `${text}s` === `1 ${unit ?? ""}`);
  return isSame ? undefined : text;
}

/** The keys whose values have a unit somewhere, to leave out all others at a glance. */
export const keysWithUnit: ReadonlySet<string> = new Set(
  Object.values<Schema>(definitions.definitions).flatMap(({ properties }) =>
    Object.entries(properties ?? {}).flatMap(([key, schema]) =>
      schema["x-unit"] === undefined ? [] : [key],
    ),
  ),
);
