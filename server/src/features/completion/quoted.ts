/** Words that YAML 1.1 reads as something else than text. */
const otherTypes = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;
const plain = /^[A-Za-z_][\w./-]*$/;

export type Quote = "" | '"' | "'";

/** The quote that a text begins with. */
export function quoteOf(text: string): Quote {
  const [first] = text;
  return first === '"' || first === "'" ? first : "";
}

/** A text as a YAML scalar: with the quote that is there already, else with quotes where it needs them. */
export function quoted(text: string, quote: Quote): string {
  if (quote === "'") return `'${text.replaceAll("'", "''")}'`;
  if (quote === "" && plain.test(text) && !otherTypes.test(text)) return text;
  return JSON.stringify(text);
}
