import { valid } from "semver";
import { isRecord } from "../api/guards.js";
import type { SpecContent } from "../api/pressClient.js";
import { PublishError } from "./publishError.js";

/** `artifact` of a block file. */
export interface ArtifactDeclaration {
  readonly path: string;
  readonly ignoreFiles?: readonly string[];
}

/** A create-spec or create-release file, read for publishing. */
export interface BlockContent {
  readonly content: SpecContent;
  /** `release.version`, a semantic version. */
  readonly version: string;
  /** `kind` and `metadata.name` of a create-spec file. */
  readonly blockKind?: string;
  readonly name?: string;
  readonly artifact?: ArtifactDeclaration;
}

/** Reads the content of a block file. Throws `PublishError` when something is missing that publishing needs. */
export function readBlockContent(file: unknown): BlockContent {
  const root = isRecord(file) ? file : {};
  const { body } = root;
  if (!isRecord(body)) {
    throw new PublishError('The file has no "body", so it is no block that can be published.');
  }
  const blockKind = body["kind"];
  const name = isRecord(body["metadata"]) ? body["metadata"]["name"] : undefined;
  const artifact = readArtifact(root["artifact"]);
  return {
    content: { body, ...readSiblings(root) },
    version: readVersion(body["release"]),
    ...(typeof blockKind === "string" ? { blockKind } : {}),
    ...(typeof name === "string" ? { name } : {}),
    ...(artifact === undefined ? {} : { artifact }),
  };
}

function readVersion(release: unknown): string {
  const version = isRecord(release) ? release["version"] : undefined;
  if (typeof version !== "string" || valid(version) === null) {
    throw new PublishError(
      'The "release.version" of the file is no semantic version; write one like "1.0.0".',
    );
  }
  return version;
}

/** What stands beside `body`. Top-level keys may be written in snake case, too. */
function readSiblings(root: Record<string, unknown>): Omit<SpecContent, "body"> {
  const { featured, scope, tenants, parameters } = root;
  const autoRunOnDeploy = root["autoRunOnDeploy"] ?? root["auto_run_on_deploy"];
  return {
    ...(typeof featured === "boolean" ? { featured } : {}),
    ...(typeof scope === "string" ? { scope } : {}),
    ...(isTextList(tenants) ? { tenants } : {}),
    ...(isRecord(parameters) && Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(typeof autoRunOnDeploy === "boolean" ? { autoRunOnDeploy } : {}),
  };
}

function readArtifact(artifact: unknown): ArtifactDeclaration | undefined {
  if (artifact === undefined || artifact === null) return undefined;
  const path = isRecord(artifact) ? artifact["path"] : undefined;
  const ignoreFiles = isRecord(artifact) ? artifact["ignore_files"] : undefined;
  if (typeof path !== "string") {
    throw new PublishError('The "artifact" of the file has no "path"; name the folder to pack.');
  }
  if (ignoreFiles !== undefined && !isTextList(ignoreFiles)) {
    throw new PublishError('The "ignore_files" of the artifact are no list of file names.');
  }
  return { path, ...(ignoreFiles === undefined ? {} : { ignoreFiles }) };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
