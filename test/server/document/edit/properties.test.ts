import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { setBlockText } from "../../../../server/src/document/edit/blockText.js";
import { applyEdits, overlap, type Edit } from "../../../../server/src/document/edit/edit.js";
import {
  listToScalar,
  removeDuplicates,
  scalarToList,
  sortItems,
} from "../../../../server/src/document/edit/editList.js";
import {
  quoteScalar,
  replaceScalar,
  unquoteScalar,
} from "../../../../server/src/document/edit/editScalar.js";
import { appendItem, insertPair } from "../../../../server/src/document/edit/insertEntry.js";
import { movePair } from "../../../../server/src/document/edit/movePair.js";
import { listToMap, mapToList } from "../../../../server/src/document/edit/namedItems.js";
import { unwrapPair, wrapPairs } from "../../../../server/src/document/edit/nesting.js";
import { removeItems, removePair } from "../../../../server/src/document/edit/removeEntry.js";
import { setValue } from "../../../../server/src/document/edit/setValue.js";
import { parseDocument } from "../../../../server/src/document/parseDocument.js";
import type {
  MappingNode,
  PairNode,
  ScalarNode,
  SequenceNode,
  SyntaxNode,
} from "../../../../server/src/document/syntaxNode.js";

const folder = fileURLToPath(new URL("../../../fixtures/specs/", import.meta.url));
const texts = ["valid", "faulty"].flatMap((kind) =>
  readdirSync(`${folder}${kind}`).map((name) => readFileSync(`${folder}${kind}/${name}`, "utf8")),
);

/** Plain data of a node, so that what must stay the same can be compared. */
function plain(node: SyntaxNode | undefined): unknown {
  if (node?.kind === "scalar") return `${node.value.type} ${node.text.trim()}`;
  if (node?.kind === "alias") return `*${node.name}`;
  if (node?.kind === "sequence") return node.items.map(plain);
  return node?.pairs.map(({ key, value }) => [key.text, plain(value)]);
}

interface Place {
  readonly mapping: MappingNode;
  readonly pair: PairNode;
  /** Keys and indexes on the way to the pair. */
  readonly path: readonly number[];
}

function placesOf(root: SyntaxNode | undefined): Place[] {
  const places: Place[] = [];
  const visit = (node: SyntaxNode | undefined, path: readonly number[]): void => {
    if (node?.kind === "sequence")
      node.items.forEach((item, index) => visit(item, [...path, index]));
    if (node?.kind !== "mapping") return;
    node.pairs.forEach((pair, index) => {
      places.push({ mapping: node, pair, path: [...path, index] });
      visit(pair.value, [...path, index]);
    });
  };
  visit(root, []);
  return places;
}

interface Builder {
  readonly name: string;
  readonly build: (text: string, place: Place, root: SyntaxNode | undefined) => readonly Edit[];
  /** Whether comments may go with what is removed or replaced. */
  readonly losesComments?: boolean;
}

const valueAs = <Node extends SyntaxNode>(
  kind: Node["kind"],
  { pair }: Place,
  build: (node: Node) => readonly Edit[],
): readonly Edit[] => (pair.value?.kind === kind ? build(pair.value as Node) : []);

const builders: readonly Builder[] = [
  {
    name: "replaceScalar of a key",
    build: (text, { pair }) => replaceScalar(text, pair.key, "new: key"),
  },
  {
    name: "replaceScalar of a value",
    build: (text, place) =>
      valueAs<ScalarNode>("scalar", place, (node) => replaceScalar(text, node, "a # 'b' \"c\"\n")),
  },
  {
    name: "quoteScalar",
    build: (text, place) => valueAs<ScalarNode>("scalar", place, (node) => quoteScalar(text, node)),
  },
  {
    name: "unquoteScalar",
    build: (text, place) =>
      valueAs<ScalarNode>("scalar", place, (node) => unquoteScalar(text, node)),
  },
  {
    name: "insertPair",
    build: (text, { mapping, pair }) =>
      insertPair(text, mapping, ["brand new", { a: ["1", { b: true }], c: {} }], pair),
  },
  {
    name: "insertPair into the value",
    build: (text, place) =>
      valueAs<MappingNode>("mapping", place, (node) =>
        insertPair(text, node, ["brand new", ["x", "y"]]),
      ),
  },
  {
    name: "appendItem",
    build: (text, place) =>
      valueAs<SequenceNode>("sequence", place, (node) =>
        appendItem(text, node, { a: 1, b: ["c"] }),
      ),
  },
  {
    name: "setValue of a text",
    losesComments: true,
    build: (text, { pair }) => setValue(text, pair, "new value"),
  },
  {
    name: "setValue of a mapping",
    losesComments: true,
    build: (text, { pair }) => setValue(text, pair, { a: { b: ["c"] } }),
  },
  {
    name: "removePair",
    losesComments: true,
    build: (text, { mapping, pair }) => removePair(text, mapping, pair),
  },
  {
    name: "removeItems",
    losesComments: true,
    build: (text, place) =>
      valueAs<SequenceNode>("sequence", place, (node) => removeItems(text, node, [0])),
  },
  {
    name: "scalarToList",
    build: (text, place) =>
      valueAs<ScalarNode>("scalar", place, (node) => scalarToList(text, node)),
  },
  { name: "listToScalar", build: (text, { pair }) => listToScalar(text, pair) },
  {
    name: "sortItems",
    build: (text, place) =>
      valueAs<SequenceNode>("sequence", place, (node) => sortItems(text, node)),
  },
  {
    name: "removeDuplicates",
    losesComments: true,
    build: (text, place) =>
      valueAs<SequenceNode>("sequence", place, (node) => removeDuplicates(text, node)),
  },
  {
    name: "movePair",
    build: (text, { pair, mapping }, root) =>
      root?.kind === "mapping" && root !== mapping
        ? movePair(text, { pair, from: mapping, to: root })
        : [],
  },
  {
    name: "wrapPairs",
    build: (text, { mapping, pair }) => wrapPairs(text, mapping, [pair], "brand new"),
  },
  {
    name: "wrapPairs of all",
    build: (text, { mapping }) => wrapPairs(text, mapping, mapping.pairs, "brand new"),
  },
  { name: "unwrapPair", build: (text, { mapping, pair }) => unwrapPair(text, mapping, pair) },
  { name: "listToMap by name", build: (text, { pair }) => listToMap(text, pair, { name: "name" }) },
  { name: "mapToList by name", build: (text, { pair }) => mapToList(text, pair, { name: "name" }) },
  {
    name: "mapToList by name and value",
    build: (text, { pair }) => mapToList(text, pair, { name: "name", value: "value" }),
  },
  { name: "setBlockText", build: (text, { pair }) => setBlockText(text, pair, " first\n\nlast\n") },
];

const styles = {
  "as it is": (text: string) => text,
  "with CRLF": (text: string) => text.replace(/\r?\n/g, "\r\n"),
  "without line break at its end": (text: string) => text.trimEnd(),
};

function comments(text: string): readonly string[] {
  return parseDocument(text)
    .comments.map(({ start, end }) => text.slice(start, end).trim())
    .sort();
}

const runs = process.env["PROPERTY_RUNS"];
/** The same places each time, so that a change is judged alone; PROPERTY_RUNS looks at others, as many as it says. */
const tries = runs === undefined ? { numRuns: 25, seed: 2026 } : { numRuns: Number(runs) };

/** What aliases elsewhere have to say when the value of an anchor is another one or gone. */
const followsFromAnchor = new Set(["syntax/undefined-alias", "syntax/merge-value"]);

/** The pairs at the top that a change below another one of them must leave alone. */
function otherBranches(root: SyntaxNode | undefined, path: readonly number[]): unknown {
  return root?.kind === "mapping"
    ? root.pairs
        .filter((_, index) => index !== path[0])
        .map(({ key, value }) => [key.text, plain(value)])
    : [];
}

describe.each(builders)(
  "at any place of any file $name",
  ({ name, build, losesComments = false }) => {
    it("leaves a text that is read no worse, and equal elsewhere", () => {
      const run = fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom(...Object.values(styles)),
        fc.nat(),
        (source, style, choice) => {
          const text = style(source);
          const tree = parseDocument(text);
          const places = placesOf(tree.root);
          const place = places[choice % Math.max(1, places.length)];
          if (!place) return;
          // What is merged is no value like others.
          if (place.pair.key.text === "<<") return;
          const edits = build(text, place, tree.root);
          if (edits.length === 0) return;
          edits.forEach((edit, index) => {
            const next = edits[index + 1];
            expect(next && overlap(edit, next)).toBeFalsy();
          });
          const after = applyEdits(text, edits);
          const read = parseDocument(after);
          const wasThere = new Set(tree.problems.map(({ rule }) => rule));
          const isNew = read.problems.filter(
            ({ rule }) => !wasThere.has(rule) && !followsFromAnchor.has(rule),
          );
          const told = `${name}\n${text.slice(place.pair.range.start, place.pair.range.end)}\n---\n${after}`;
          expect(isNew, told).toEqual([]);
          if (place.path.length > 1 && !name.includes("movePair") && tree.problems.length === 0) {
            expect(otherBranches(read.root, place.path), told).toEqual(
              otherBranches(tree.root, place.path),
            );
          }
          if (!losesComments) expect(comments(after), told).toEqual(comments(text));
          if (text.includes("\r\n")) expect(after, told).not.toMatch(/(?<!\r)\n/);
        },
      );
      fc.assert(run, tries);
    });
  },
);
