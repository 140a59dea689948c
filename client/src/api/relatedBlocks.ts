import type { Wire } from "../../../schemas/pressApi/wire.js";

/** A block that is deployed by the same app, with the SDK's names. */
export interface RelatedBlock {
  /** Id of the block's deployment. */
  readonly id: string;
  /** Id of what runs for it; null when that was removed or does not exist yet. */
  readonly resource_id: string | null;
  readonly kind: string;
  readonly name: string;
  readonly status: string;
}

export function relatedBlock(block: Wire<"appBlock">): RelatedBlock {
  return {
    id: block.deploymentId,
    resource_id: block.platformId ?? null,
    kind: block.kind,
    name: block.name,
    status: block.status,
  };
}

/** An entry of a fallback file; what it does not say is empty text. */
export function readRelatedBlock(entry: Readonly<Record<string, unknown>>): RelatedBlock {
  const text = (key: string) => textOf(entry[key]) ?? "";
  return {
    ...entry,
    id: text("id"),
    resource_id: textOf(entry["resource_id"]) ?? null,
    kind: text("kind"),
    name: text("name"),
    status: text("status"),
  };
}

/** Ids may be written as numbers. */
function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}
