import { Document, visit, type ScalarTag, type Tags } from "yaml";

/**
 * A JSON value as a block file that says the same to the platform's loader (YAML 1.1), in the order of its keys; texts of
 * several lines as literal blocks. `comments` go first, a line each.
 */
export function renderYaml(value: unknown, comments: readonly string[] = []): string {
  const document = new Document(value, { ...loaderSchema, merge: false });
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== "string") return;
      const { value: text } = node;
      const needsQuotes =
        ambiguous.test(text) || text.search(unprintable) >= 0 || tabInLine.test(text);
      if (needsQuotes) node.type = "QUOTE_DOUBLE";
    },
  });
  const head = comments.map((comment) => `# ${comment}\n`).join("");
  return head + writeDocument(document).replace(unprintable, spellOut);
}

/** Byte order marks, and what YAML 1.1 takes for line ends beside the usual ones; between double quotes it can be spelt. */
const unprintable = /[\ufeff\u0085\u2028\u2029]/g;

/** Not every loader takes a tab for part of a text; in a block of lines it is one for all. */
const tabInLine = /^[^\n]*\t[^\n]*$/;

function spellOut(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** How a document is laid out. */
export interface YamlLayout {
  readonly indent?: number;
  readonly indentSeq?: boolean;
  readonly flowCollectionPadding?: boolean;
}

/** Without folding, since the lines of a command are its own. */
export function writeDocument(document: Document, layout: YamlLayout = {}): string {
  return document.toString({ lineWidth: 0, blockQuote: "literal", ...layout });
}

/** What some loaders of YAML 1.1 take for a number, a date or a switch. */
const ambiguous = new RegExp(
  [
    "[-+]?(?:\\d[\\d_,]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:e[-+]?\\d+)?",
    "[-+]?0[xob][\\da-f_]+",
    "[-+]?[\\d_]+(?::[\\d_.]+)+",
    "\\d{4}-\\d.*",
    "y|n|yes|no|on|off|true|false|null|~|=|<<",
  ]
    .map((pattern) => `^(?:${pattern})$`)
    .join("|"),
  "i",
);

/** Numbers as the platform's loader knows them: with a digit, and with a point where there is an exponent. */
function loaderTags(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag !== "object" || tag.identify?.(1.5) !== true) return tag;
    const scalar = tag as ScalarTag;
    return {
      ...scalar,
      ...(scalar.test?.test(".") === true && { test: withDigit }),
      stringify: ({ value }) => withPoint(String(value)),
    };
  });
}

const withDigit = /^[-+]?(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)$/;

function withPoint(number: string): string {
  return /^-?\d+e/.test(number) ? number.replace("e", ".0e") : number;
}

/** YAML as the platform's loader reads it (YAML 1.1), as far as the library can. */
export const loaderSchema = { schema: "yaml-1.1", customTags: loaderTags } as const;
