import type { MultipartFile, MultipartValue } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { FormPart } from "../../../schemas/pressApi/endpoint.js";
import { badRequest, payloadTooLarge } from "../apiError.js";
import { parseJsonText } from "../jsonText.js";
import type { SpecForm } from "../operations/call.js";
import { isRecord, type JsonRecord } from "../record.js";
import type { ArtifactStore, StagedArtifact } from "../storage/artifactStore.js";

/** The platform takes archives up to 10 MiB. */
const maxArtifactBytes = 10 * 2 ** 20;
const maxTextBytes = 2 * 2 ** 20;

/**
 * Reads the form of create spec or create release, putting its artifact on disk; the caller keeps or discards that.
 * @param parts that the form may have; the block itself comes as `spec`
 * @throws ApiError 400 when it is no such form, 413 when a part is too large; nothing is left on disk then
 */
export async function readSpecForm(
  request: FastifyRequest,
  parts: readonly FormPart[],
  artifacts: ArtifactStore,
): Promise<SpecForm> {
  if (!request.isMultipart()) {
    throw badRequest('The block is sent as a multipart form with its JSON in the part "spec".');
  }
  const texts = new Map<string, unknown>();
  let artifact: StagedArtifact | undefined;
  try {
    for await (const part of request.parts({ limits: limitsOf(parts) })) {
      if (part.type === "field") readTextPart(part, parts, texts);
      else artifact = await readArtifact(part, artifacts);
    }
    return { body: bodyOf(texts), siblings: siblingsOf(texts), artifact };
  } catch (error) {
    if (artifact !== undefined) artifacts.discard(artifact.filePath);
    throw error;
  }
}

function limitsOf(parts: readonly FormPart[]) {
  return {
    fileSize: maxArtifactBytes,
    files: 1,
    fieldSize: maxTextBytes,
    fields: parts.length,
    parts: parts.length + 1,
    headerPairs: 20,
  };
}

function readTextPart(
  part: MultipartValue,
  parts: readonly FormPart[],
  texts: Map<string, unknown>,
): void {
  const name = part.fieldname;
  const encoding = parts.find((known) => known.name === name)?.encoding ?? "file";
  if (encoding === "file") {
    throw badRequest(`The form has a part "${name}" that is not known here.`);
  }
  if (texts.has(name)) throw badRequest(`The form has the part "${name}" twice.`);
  if (part.valueTruncated) {
    throw payloadTooLarge(`The part "${name}" is larger than ${maxTextBytes / 2 ** 20} MiB.`);
  }
  const text = textOf(part);
  texts.set(name, encoding === "text" ? text : parsePart(name, text));
}

/** A part that is declared as JSON arrives parsed already. */
function textOf(part: MultipartValue): string {
  if (typeof part.value === "string") return part.value;
  try {
    return JSON.stringify(part.value);
  } catch {
    throw badRequest(`The part "${part.fieldname}" is nested too deeply.`);
  }
}

function parsePart(name: string, text: string): unknown {
  try {
    return parseJsonText(text);
  } catch (error) {
    const reason = error instanceof SyntaxError ? ` ${error.message}` : "";
    throw badRequest(`The part "${name}" cannot be read as JSON.${reason}`);
  }
}

async function readArtifact(
  part: MultipartFile,
  artifacts: ArtifactStore,
): Promise<StagedArtifact> {
  if (part.fieldname !== "artifact") {
    part.file.resume();
    throw badRequest(`The form has a file "${part.fieldname}"; the one it may have is "artifact".`);
  }
  const artifact = await artifacts.stage(part.file);
  if (!part.file.truncated) return artifact;
  artifacts.discard(artifact.filePath);
  throw payloadTooLarge(
    `The artifact is larger than the ${maxArtifactBytes / 2 ** 20} MiB that the platform takes.`,
  );
}

function bodyOf(texts: ReadonlyMap<string, unknown>): JsonRecord {
  const body = texts.get("spec");
  if (isRecord(body)) return body;
  throw badRequest('The form has no part "spec" with the block as a JSON object.');
}

/** Some clients send `null` for what is not set. */
function siblingsOf(texts: ReadonlyMap<string, unknown>): JsonRecord {
  return Object.fromEntries(
    [...texts].filter(([name, value]) => name !== "spec" && value !== null && value !== ""),
  );
}
