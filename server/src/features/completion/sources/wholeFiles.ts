import { conditionals, discriminatorOf, schemasBelow } from "../../../schema/lookup.js";
import { resolveSchema, rootSchema, schemaNames } from "../../../schema/schema.js";
import type { Schema, SchemaName } from "../../../schema/schema.js";
import { skeletonOf } from "../../../schema/skeleton.js";
import { keysSnippet, valueSnippet } from "../insertText.js";
import { partBelow } from "./parts.js";
import type { Place } from "../place.js";
import type { Proposal } from "../proposal.js";
import type { Snippet } from "../snippet.js";

/** Kinds of files that are recognised by what is in them; the others need a comment that says it. */
const telling: ReadonlySet<SchemaName> = new Set([
  "create-spec",
  "create-release",
  "create-deployment",
  "create-revision",
]);

/** Kinds of files whose keys are names of their own, so that nothing can be written for a start. */
const nameless: ReadonlySet<SchemaName> = new Set([
  "params-fallback",
  "template-params",
  "project-file",
]);

/** Whole files of each kind, where nothing is written yet. */
export function wholeFiles(place: Place): readonly Proposal[] {
  const { path, cursor, tree } = place;
  if (path.length > 0 || cursor.kind !== "key" || cursor.hasColon || cursor.mapping) return [];
  if (tree.comments.length > 0 || tree.text.trim() !== cursor.text.trim()) return [];
  return schemaNames.filter((name) => !nameless.has(name)).flatMap((name) => filesOf(name, place));
}

function filesOf(name: SchemaName, { layout }: Place): readonly Proposal[] {
  const root = rootSchema(name);
  const marker = telling.has(name) ? "" : `# peak-press: ${name}${layout.lineBreak}`;
  const file = (label: string, content: Snippet): Proposal => ({
    label,
    kind: "part",
    snippet: [marker, ...content],
    detail: root.title,
    about: { is: "key", schemas: [root], required: false, variants: [] },
  });
  const body = schemasBelow([root], "body")[0];
  const kinds = body === undefined ? [] : kindsOf(body);
  if (kinds.length > 0) {
    return kinds.map(({ value, schemas }) =>
      file(value, ["body:", ...partBelow(skeletonOf(schemas), layout)]),
    );
  }
  if (body === undefined) {
    const [start, ...rest] = valueSnippet([root], { ...layout, listIndent: 0 });
    return [file(name, [typeof start === "string" ? start.trimStart() : "", ...rest])];
  }
  return [file(name, keysSnippet(skeletonOf([root]), layout))];
}

/** What a `kind` makes of a body: the schemas of each, which allow for no other kind any more. */
function kindsOf(body: Schema): readonly { value: string; schemas: readonly Schema[] }[] {
  return conditionals(body).flatMap((part) => {
    const found = discriminatorOf(part);
    if (found === undefined || part.then === undefined) return [];
    const fixed = { properties: { [found.key]: { const: found.value } } };
    return [{ value: found.value, schemas: [body, resolveSchema(part.then), fixed] }];
  });
}
