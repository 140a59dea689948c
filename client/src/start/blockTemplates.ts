import { isRecord } from "../api/guards.js";

/** The beginning of a new file. The extension's snippets, which also come up while typing, are the templates. */
export interface BlockTemplate {
  readonly name: string;
  readonly description: string;
  /** What is typed to get it. */
  readonly prefix: string;
  /** In the syntax of snippets, with places to fill such as `${1:name}`. */
  readonly snippet: string;
}

/** The templates in a file of snippets, in its order; whatever else is in it is left out. */
export function readBlockTemplates(text: string): readonly BlockTemplate[] {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file)) return [];
  return Object.entries(file).flatMap(([name, snippet]) => {
    if (!isRecord(snippet)) return [];
    const { description, prefix, body } = snippet;
    const [first] = Array.isArray(prefix) ? (prefix as readonly unknown[]) : [prefix];
    const lines = Array.isArray(body) ? (body as readonly unknown[]) : [];
    if (typeof first !== "string" || typeof description !== "string" || lines.length === 0)
      return [];
    return [{ name, description, prefix: first, snippet: lines.join("\n") }];
  });
}

const place = /\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^,|]*)[^|]*\|\}|\$(\d+)/g;

/** A snippet as it is when nobody fills its places: each has its default, or its first choice. */
export function filledSnippet(snippet: string): string {
  const values = new Map<string, string>();
  for (const [, named, value, chosen, choice] of snippet.matchAll(place)) {
    if (named !== undefined) values.set(named, value ?? "");
    if (chosen !== undefined) values.set(chosen, choice ?? "");
  }
  return snippet.replace(place, (_match, ...groups: (string | undefined)[]) => {
    const number = groups[0] ?? groups[2] ?? groups[4] ?? "";
    return values.get(number) ?? "";
  });
}
