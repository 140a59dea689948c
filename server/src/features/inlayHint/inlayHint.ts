import { MarkupKind, type InlayHint } from "vscode-languageserver-types";
import { isMerge } from "../../document/effectivePairs.js";
import type { MappingNode, OffsetRange, PairNode } from "../../document/syntaxNode.js";
import { describeCron } from "../../rules/cron/describeCron.js";
import { code, descriptionOf } from "../../schema/describe.js";
import { durationWords, keysWithUnit } from "../../schema/durations.js";
import { fileScope, judgingSchemasAt, propertiesOf } from "../../schema/lookup.js";
import { entriesOf, isGiven } from "../../schema/nodePath.js";
import type { Schema } from "../../schema/schema.js";
import type { BlockDocument } from "../blockDocument.js";
import { cronWords } from "../hover/cronWords.js";
import { touches } from "../toRange.js";
import { pairsIn, type PlacedPair } from "./nodesInRange.js";

/** Which hints are shown. */
export interface InlayHintOptions {
  /** Defaults of keys that a mapping leaves out, behind its key. */
  readonly defaults: boolean;
  /** Schedules in words. */
  readonly schedules: boolean;
  /** Seconds and minutes in larger units. */
  readonly durations: boolean;
}

interface Hint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/**
 * Hints within a range, in the order of the text.
 *
 * @param now milliseconds since 1970
 */
export function inlayHint(
  block: BlockDocument,
  range: OffsetRange,
  { options, now }: { readonly options: InlayHintOptions; readonly now: number },
): InlayHint[] {
  if (!Object.values(options).includes(true)) return [];
  const { text } = block;
  return pairsIn(block, range)
    .flatMap((placed) => [
      ...(options.schedules ? scheduleHint(placed, now) : []),
      ...(options.durations ? durationHint(block, placed) : []),
      ...(options.defaults ? defaultsHint(block, placed) : []),
    ])
    .filter(({ offset }) => touches(range, offset))
    .toSorted((a, b) => a.offset - b.offset)
    .map(({ offset, label, tooltip }) => ({
      position: text.positionAt(offset),
      label,
      paddingLeft: true,
      tooltip: { kind: MarkupKind.Markdown, value: tooltip },
    }));
}

function scheduleHint({ pair, path }: PlacedPair, now: number): readonly Hint[] {
  const { value } = pair;
  const isSchedule = path.at(-1) === "cron" && path[2] === "triggers" && path.length === 5;
  if (!isSchedule || value?.kind !== "scalar" || value.value.type !== "string") return [];
  const label = describeCron(value.text);
  if (label === undefined) return [];
  return [{ offset: value.range.end, label, tooltip: cronWords(value.text, now) }];
}

function durationHint({ kind }: BlockDocument, { pair, path, root }: PlacedPair): readonly Hint[] {
  const { value } = pair;
  if (value?.kind !== "scalar" || value.value.type !== "number") return [];
  if (!keysWithUnit.has(pair.key.text)) return [];
  const schemas = judgingSchemasAt(fileScope(kind, root), path);
  const unit = schemas.find((schema) => schema["x-unit"] !== undefined)?.["x-unit"];
  const label = durationWords(value.value.value, unit);
  if (label === undefined) return [];
  const tooltip = `${value.value.value} ${unit ?? ""}. ${descriptionOf(schemas) ?? ""}`;
  return [{ offset: value.range.end, label: `= ${label}`, tooltip }];
}

/** Behind the key of a mapping: what counts for the keys that it leaves out. */
function defaultsHint(block: BlockDocument, { pair, path, root }: PlacedPair): readonly Hint[] {
  const { value } = pair;
  const isConfig = path[0] === "body" && path[1] === "config";
  if (!isConfig || value?.kind !== "mapping" || !isKnown(value, block)) return [];
  const schemas = judgingSchemasAt(fileScope(block.kind, root), path);
  const defaults = propertiesOf(schemas).flatMap(({ name, schemas: own }) => {
    const fallback = own.find((schema) => schema.default !== undefined)?.default;
    const isWritten = isGiven(entriesOf(value).get(name)?.value);
    return isWritten || !isWorthShowing(fallback) ? [] : [{ name, fallback, own }];
  });
  if (defaults.length === 0) return [];
  return [
    {
      offset: behindKey(block, pair),
      label: defaults.map(({ name, fallback }) => `${name}: ${fallback}`).join(", "),
      tooltip: defaultsTooltip(defaults),
    },
  ];
}

/** Whether no template and no merge key of a template can give further keys. */
function isKnown(mapping: MappingNode, block: BlockDocument): boolean {
  return (
    mapping.pairs.length > 0 &&
    // The tree of the whole file takes time, and without tags the answer is known.
    !(block.hasTemplateTags && block.tree.hasTemplateStatements) &&
    mapping.pairs.every(
      (pair) =>
        pair.key.value.type !== "unknown" && !(isMerge(pair) && pair.value?.kind === "scalar"),
    )
  );
}

/** A switch that is off unless it is written surprises nobody. */
function isWorthShowing(fallback: unknown): fallback is string | number | true {
  return typeof fallback === "string" || typeof fallback === "number" || fallback === true;
}

/** Behind the colon of a block mapping, before its first line; behind the closing brace of a flow mapping. */
function behindKey({ text }: BlockDocument, { key, value }: PairNode): number {
  if (value?.kind === "mapping" && value.style === "flow") return value.range.end;
  const colon = text.getText().indexOf(":", key.range.end);
  return colon < 0 ? key.range.end : colon + 1;
}

function defaultsTooltip(
  defaults: readonly {
    readonly name: string;
    readonly fallback: unknown;
    readonly own: readonly Schema[];
  }[],
): string {
  const lines = defaults.map(
    ({ name, fallback, own }) =>
      `- ${code(`${name}: ${String(fallback)}`)}: ${descriptionOf(own) ?? ""}`,
  );
  return `Not written, so these count:\n\n${lines.join("\n")}`;
}
