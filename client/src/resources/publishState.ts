import type { PublishedRecord } from "../publish/publishedRecords.js";
import { isOlder } from "./drift.js";
import type { Knowledge, KnownSpec } from "./platformKnowledge.js";

/** A file that describes a spec or a release, as it is now. */
export interface PublishableFile {
  readonly text: string;
  /** Undefined where only rendering the file would tell. */
  readonly content: string | undefined;
  readonly blockKind?: string;
  readonly name?: string;
}

/** What a file and the platform have to do with each other. What is not known is told as such. */
export type PublishState =
  | { readonly state: "unknown" }
  /** The platform has no spec of this kind and name. */
  | { readonly state: "never" }
  /** Not published from this workspace, but the platform has a spec of this kind and name. */
  | { readonly state: "elsewhere"; readonly newest?: string }
  /** Published from here; the spec is not there any more. */
  | { readonly state: "gone"; readonly version: string }
  | {
      readonly state: "published";
      readonly version: string;
      readonly isChanged: boolean;
      /** A newer release that somebody published elsewhere. */
      readonly newer?: string;
    };

export function publishState(
  file: PublishableFile,
  record: PublishedRecord | undefined,
  known: Knowledge | undefined,
): PublishState {
  if (record === undefined) return withoutRecord(file, known);
  const { version, specId } = record;
  const spec = known?.specs.find(({ id }) => id === specId);
  if (spec === undefined && known?.isComplete === true) return { state: "gone", version };
  const newer = spec?.newestRelease;
  return {
    state: "published",
    version,
    isChanged: isChanged(file, record),
    ...(isOlder(version, newer) && { newer }),
  };
}

function isChanged({ text, content }: PublishableFile, record: PublishedRecord): boolean {
  if (text === record.text) return false;
  return content === undefined || content !== record.content;
}

function withoutRecord(
  { blockKind, name }: PublishableFile,
  known: Knowledge | undefined,
): PublishState {
  if (known === undefined || blockKind === undefined || name === undefined) {
    return { state: "unknown" };
  }
  const spec = known.specs.find((one: KnownSpec) => one.kind === blockKind && one.name === name);
  if (spec !== undefined) {
    const { newestRelease: newest } = spec;
    return { state: "elsewhere", ...(newest !== undefined && { newest }) };
  }
  return { state: known.isComplete ? "never" : "unknown" };
}

/** `published 1.2.0 · changed since`; empty for what is not known. */
export function publishStateText(state: PublishState): string {
  switch (state.state) {
    case "unknown":
      return "";
    case "never":
      return "never published";
    case "elsewhere":
      return state.newest === undefined ? "on the platform" : `on the platform ${state.newest}`;
    case "gone":
      return `published ${state.version} · not on the platform any more`;
    case "published": {
      const { version, isChanged: changed, newer } = state;
      const parts = [
        `published ${version}`,
        changed ? "changed since" : undefined,
        newer === undefined ? undefined : `behind ${newer}`,
      ];
      return parts.filter((part) => part !== undefined).join(" · ");
    }
  }
}
