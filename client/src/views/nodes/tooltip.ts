import { displayText } from "../../ui/displayText.js";

export type Fact = readonly [name: string, value: string | undefined];

/** A plain tooltip of `name: value` lines; values that are missing leave their line out. */
export function tooltip(title: string, facts: readonly Fact[]): string {
  const lines = facts.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [`${name}: ${displayText(value)}`],
  );
  return [displayText(title), ...lines].join("\n");
}
