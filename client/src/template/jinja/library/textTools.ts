import { textOf } from "../textOf.js";
import { charactersOf } from "../values.js";
import type { Value } from "../values.js";

/** As Python's `splitlines` knows them; a literal could not hold the control characters. */
const lineBreaks = [
  "\n",
  "\r",
  "\v",
  "\f",
  "\u001c",
  "\u001d",
  "\u001e",
  "\u0085",
  "\u2028",
  "\u2029",
];
const lineBreak = new RegExp(["\r\n", ...lineBreaks].join("|"));

export function splitLines(text: string): string[] {
  const lines = text.split(lineBreak);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

/** An odd blank goes to the left when the width is odd, as Python has it. */
export function center(text: string, width: number): string {
  const missing = Math.max(0, width - charactersOf(text).length);
  const left = Math.floor(missing / 2) + (missing & width & 1);
  return " ".repeat(left) + text + " ".repeat(missing - left);
}

export function replaceText(
  text: string,
  { old, replacement, count }: { old: string; replacement: string; count: number },
): string {
  const parts = old === "" ? ["", ...charactersOf(text), ""] : text.split(old);
  const times = count < 0 ? parts.length - 1 : Math.min(count, parts.length - 1);
  const head = parts.slice(0, times + 1).join(replacement);
  const tail = parts.slice(times + 1);
  return tail.length === 0 ? head : [head, ...tail].join(old);
}

/** Takes away white space, or the given characters, at an end. */
export function strip(text: string, side: "both" | "left" | "right", characters: Value): string {
  const chosen = characters === null ? undefined : new Set(charactersOf(textOf(characters)));
  const isStripped = (character: string | undefined) =>
    character !== undefined &&
    (chosen === undefined ? /\s/.test(character) : chosen.has(character));
  const all = charactersOf(text);
  let [start, end] = [0, all.length];
  if (side !== "right") while (start < end && isStripped(all[start])) start += 1;
  if (side !== "left") while (end > start && isStripped(all[end - 1])) end -= 1;
  return all.slice(start, end).join("");
}
