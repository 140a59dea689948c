import type { ContractChange } from "./contractChange.js";

const mostSentences = 8;
const longest = 900;

/** What makes text into markup, or into other text than it looks like. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>[\]`*|\\]+/gu;

/** Notes for a release from its changes: plain sentences in one paragraph, without markup, at most 900 characters. */
export function draftNotes(changes: readonly ContractChange[]): string {
  const told = changes.filter(({ impact }) => impact !== "cosmetic");
  if (told.length === 0) return "";
  const sentences: string[] = [];
  let length = 0;
  for (const { impact, message } of told.slice(0, mostSentences)) {
    const sentence = `${impact === "breaking" ? "Breaking: " : ""}${plainText(message)}`;
    if (length + sentence.length > longest) break;
    sentences.push(sentence);
    length += sentence.length + 1;
  }
  const left = told.length - sentences.length;
  if (left > 0) sentences.push(`${left} more change${left === 1 ? "" : "s"}.`);
  return sentences.join(" ");
}

function plainText(text: string): string {
  return text.replace(unsafe, " ").replace(/ {2,}/g, " ").trim();
}
