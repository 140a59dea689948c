import { lineStartOf } from "../../document/lineStart.js";
import { typesOf, valuesOf } from "../../schema/lookup.js";
import type { Schema } from "../../schema/schema.js";

/** How text is laid out where something is inserted. */
export interface Layout {
  /** Column of the key that is inserted. */
  readonly column: number;
  /** Blanks per level. */
  readonly unit: number;
  readonly style: "block" | "flow";
  readonly lineBreak: string;
}

/** The layout at an offset, with the habits of the text around it. */
export function layoutAt(text: string, offset: number, style: Layout["style"]): Layout {
  return {
    column: offset - lineStartOf(text, offset),
    unit: /^( +)[^\s#-]/m.exec(text)?.[1]?.length ?? 2,
    style,
    lineBreak: /\r\n|\n/.exec(text)?.[0] ?? "\n",
  };
}

/** The type that is asked for at a place; undefined when any will do. */
export function typeOf(schemas: readonly Schema[]): string | undefined {
  return schemas.map((schema) => typesOf(schema)[0]).find((type) => type !== undefined);
}

/** What follows a key and its colon, as a snippet: a place for the value, laid out as its type asks. */
export function valueSnippet(schemas: readonly Schema[], layout: Layout): string {
  const type = typeOf(schemas);
  if (type === "object") return nested(layout, "", "{ $1 }");
  if (type === "array") return nested(layout, "- ", "[$1]");
  const values = valuesOf(schemas);
  if (values.length === 1) return ` ${literal(String(values[0]?.value))}`;
  if (values.length === 0) return " $1";
  return ` \${1|${values.map(({ value }) => choice(String(value))).join(",")}|}`;
}

/** The snippet as plain text, its places empty. */
export function withoutPlaces(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|[^}]*\|\}/g, "")
    .replace(/\$\d+/g, "")
    .replace(/\\([\\$}])/g, "$1");
}

/** Escapes what a snippet would read as a place. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

function nested({ column, unit, style, lineBreak }: Layout, dash: string, flow: string): string {
  if (style === "flow") return ` ${flow}`;
  return `${lineBreak}${" ".repeat(column + unit)}${dash}$1`;
}

function choice(text: string): string {
  return text.replace(/[\\,|$}]/g, "\\$&");
}
