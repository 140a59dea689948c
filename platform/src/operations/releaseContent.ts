import { randomUUID } from "node:crypto";
import { parse } from "semver";
import { unprocessableAt } from "../apiError.js";
import { ArchiveError } from "../artifact/archiveEntry.js";
import { checkImages } from "../artifact/builtImages.js";
import { refuseInvalid, type FieldReader } from "../fieldReader.js";
import { own } from "../record.js";
import type { Services } from "../services.js";
import type { StagedArtifact } from "../storage/artifactStore.js";
import type { StoredRelease } from "../storage/releaseStore.js";
import type { Call, SpecForm } from "./call.js";

/** What a form says about the release that it creates. */
export interface ReleaseContent {
  readonly version: string;
  readonly notes: string | undefined;
  readonly config: unknown;
  readonly parameters: unknown;
  readonly autoRunOnDeploy: boolean;
}

/** Reads the part that create spec and create release share; mistakes go to the reader. */
export function readReleaseContent(form: SpecForm, reader: FieldReader): ReleaseContent {
  const release = reader.record(form.body, "release", "/body");
  const version = reader.name(release, "version", "/body/release");
  if (version !== "" && !isSemanticVersion(version)) {
    const message = `"${version}" is no semantic version; write one such as "1.2.0".`;
    reader.add({ pointer: "/body/release/version", message });
  }
  reader.record(form.body, "config", "/body");
  return {
    version,
    notes: reader.optionalText(release, "notes", "/body/release"),
    config: own(form.body, "config") ?? {},
    parameters: reader.optionalRecord(form.siblings, "parameters", "") ?? {},
    autoRunOnDeploy: reader.optionalFlag(form.siblings, "autoRunOnDeploy", "") ?? false,
  };
}

/** Without the leading `v` and the blanks that lenient parsers accept. */
function isSemanticVersion(version: string): boolean {
  return /^\d/.test(version) && parse(version) !== null && version.trim() === version;
}

/**
 * Checks the uploaded archive, and that it holds what the images of the config are built from.
 * @param before config of the release before, whose images exist
 * @throws ApiError 422
 */
export function checkArtifact(
  config: unknown,
  artifact: StagedArtifact | undefined,
  before?: unknown,
): void {
  const content = artifact?.content;
  if (content instanceof ArchiveError) throw unprocessableAt("/artifact", content.message);
  refuseInvalid(checkImages(config, content, before));
}

/** Stores a release with its artifact; call it in a transaction. */
export function storeRelease(
  services: Services,
  call: Call,
  specId: string,
  content: ReleaseContent & { readonly artifact: StagedArtifact | undefined },
): StoredRelease {
  const { artifact, ...rest } = content;
  if (artifact !== undefined) services.artifacts.keep(artifact);
  const release: StoredRelease = {
    ...rest,
    id: randomUUID(),
    specId,
    artifact: artifact?.digest,
    createdAt: services.clock.now(),
    createdBy: call.tenant,
  };
  services.releases.insert(release);
  return release;
}
