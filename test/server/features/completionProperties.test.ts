import { expect, it } from "vitest";
import { conditionals, discriminatorOf } from "../../../server/src/schema/lookup.js";
import {
  resolveSchema,
  rootSchema,
  schemaNames,
  type Schema,
  type SchemaName,
} from "../../../server/src/schema/schema.js";
import { completionsAt } from "../../support/acceptCompletion.js";

/** A mapping of a kind of file: what leads there, what is written in it already, and the keys that it may have. */
interface MappingPlace {
  readonly kind: SchemaName;
  readonly lines: readonly string[];
  readonly indent: number;
  readonly written: readonly string[];
  readonly keys: readonly string[];
}

interface Walk {
  readonly kind: SchemaName;
  readonly lines: readonly string[];
  readonly indent: number;
  /** Whether a dash stands on the last line, behind which the mapping begins. */
  readonly isItem: boolean;
}

/** Every mapping of a schema, once per variant that a discriminator makes of it. */
function placesIn(schema: Schema, walk: Walk): readonly MappingPlace[] {
  if (schema.type === "array") return schema.items ? placesOfItem(schema.items, walk) : [];
  const parts = conditionals(schema);
  const variants = parts.flatMap((part) => {
    const found = discriminatorOf(part);
    return found && part.then ? [{ ...found, then: resolveSchema(part.then) }] : [];
  });
  if (variants.length > 0) {
    return variants.flatMap(({ key, value, then }) => {
      const merged = { ...schema, properties: { ...schema.properties, ...then.properties } };
      return placesOfMapping(merged, walk, [`${key}: ${value}`]);
    });
  }
  const others = parts.flatMap(({ then, else: other }) => [then ?? [], other ?? []].flat());
  if (others.length === 0) return placesOfMapping(schema, walk, []);
  return others.flatMap((other) => {
    const known = resolveSchema(other);
    return placesOfMapping({ ...schema, properties: { ...known.properties } }, walk, []);
  });
}

function placesOfItem(items: Schema, { lines, indent, ...walk }: Walk): readonly MappingPlace[] {
  const dashed = [...lines, `${" ".repeat(indent)}- `];
  return placesIn(resolveSchema(items), {
    ...walk,
    lines: dashed,
    indent: indent + 2,
    isItem: true,
  });
}

function placesOfMapping(
  schema: Schema,
  walk: Walk,
  written: readonly string[],
): readonly MappingPlace[] {
  const { kind, indent } = walk;
  const properties = Object.entries(schema.properties ?? {}).map(
    ([name, child]) => [name, resolveSchema(child)] as const,
  );
  const present = new Set(written.map((line) => line.replace(/:.*/s, "")));
  const offered = properties.filter(
    ([name, { deprecationMessage }]) => deprecationMessage === undefined && !present.has(name),
  );
  const here = { kind, lines: walk.lines, indent, written, keys: offered.map(([name]) => name) };
  const below = written.reduce((lines, line) => withLine({ ...walk, lines }, line), walk.lines);
  const others = schema.additionalProperties;
  const named = typeof others === "object" ? [["some-name", resolveSchema(others)] as const] : [];
  const children = [...offered, ...named];
  const isInItem = walk.isItem && written.length === 0;
  return [
    ...(here.keys.length > 0 ? [here] : []),
    ...children.flatMap(([name, child]) => {
      const lines = withLine({ ...walk, lines: below, isItem: isInItem }, `${name}:`);
      return placesIn(child, { kind, lines, indent: indent + 2, isItem: false });
    }),
  ];
}

function withLine({ lines, indent, isItem }: Walk, line: string): readonly string[] {
  const last = lines.at(-1) ?? "";
  return isItem && last.endsWith("- ")
    ? [...lines.slice(0, -1), last + line]
    : [...lines, " ".repeat(indent) + line];
}

function markedText({ kind, lines, indent, written }: MappingPlace): string {
  const marker = kind === "project-file" ? [] : [`# peak-press: ${kind}`];
  const isItem = lines.at(-1)?.endsWith("- ") === true;
  const start = { kind, lines, indent, isItem };
  const all = [...written, "<|>"].reduce((sofar, line) => {
    return withLine({ ...start, lines: sofar }, line);
  }, lines);
  return [...marker, ...all].join("\n");
}

/** Kinds of files whose keys are all names of one's own. */
const ownNames: ReadonlySet<SchemaName> = new Set(["params-fallback", "template-params"]);

it.each(schemaNames)("every key of a %s file is offered at its place", (kind) => {
  const places = placesIn(rootSchema(kind), { kind, lines: [], indent: 0, isItem: false });
  const uri = `file:///work/${kind === "project-file" ? ".press-blocks.yaml" : "a.block.yaml"}`;
  for (const place of places) {
    const text = markedText(place);
    const labels = completionsAt(text, { uri }).map(({ label }) => label);
    expect(labels, text).toEqual(expect.arrayContaining([...place.keys]));
  }
  expect(places.length > 0).toBe(!ownNames.has(kind));
});
