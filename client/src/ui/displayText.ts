/** Controls, direction marks, zero-width characters, lone surrogates, line separators: what makes text look like another. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** `$(name)` becomes an icon in most labels of the editor, `[text](command:…)` a link in its notifications. */
const markup = /(\$)(?=\()|(\])(?=\()/g;
const longest = 200;
const zeroWidthSpace = "\u200b";

/**
 * Text that others wrote (names, notes, messages), fit for a label, tooltip, dialog or notification: on one line,
 * invisible characters spelt out as `\u{202e}`, at most 200 characters, never read as an icon or a link.
 */
export function displayText(text: string): string {
  const visible = text
    .slice(0, longest * 4)
    .replace(/[\r\n\t]+/g, " ")
    .replace(invisible, spellOut);
  const characters = Array.from(visible);
  const cut =
    characters.length <= longest ? visible : `${characters.slice(0, longest - 1).join("")}…`;
  return withoutMarkup(cut);
}

/** Takes the meaning from icon and link markup in a text that is otherwise ours. */
export function withoutMarkup(text: string): string {
  return text.replace(markup, `$&${zeroWidthSpace}`);
}

function spellOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
