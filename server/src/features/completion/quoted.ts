import { writeText } from "../../document/edit/scalarText.js";

export type Quote = "" | '"' | "'";

/** The quote that a text begins with. */
export function quoteOf(text: string): Quote {
  const [first] = text;
  return first === '"' || first === "'" ? first : "";
}

/** A text as a YAML scalar: with the quote that is there already, else with quotes where it needs them. */
export function quoted(text: string, quote: Quote): string {
  if (quote === "") return writeText(text);
  return writeText(text, quote === "'" ? "single" : "double");
}
