import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { File, FormData, Response } from "node-fetch";
import type { FormPart } from "../../../../schemas/pressApi/endpoint.js";
import { PressError } from "../errors.js";
import type { ArtifactFile, SpecContent } from "../content.js";
import type { RequestBody } from "./requestBody.js";

/** A release has only some of the parts of a spec. */
export type Parts = readonly FormPart[];

/**
 * The form of create-spec and create-release with those of its `parts` that are set; JSON texts, or plain text, as each
 * says, and the artifact as a file. Rejects with a `PressError` when the artifact cannot be read or changed meanwhile.
 */
export async function specForm(
  parts: Parts,
  content: SpecContent,
  artifact: ArtifactFile | undefined,
): Promise<RequestBody> {
  const form = new FormData();
  let uploadBytes = 0;
  for (const part of parts) {
    if (part.encoding === "file") {
      uploadBytes = artifact === undefined ? 0 : await addArtifact(form, part.name, artifact);
      continue;
    }
    const value = valueOf(content, part.name);
    if (value === undefined) continue;
    const isText = part.encoding === "text" && typeof value === "string";
    form.set(part.name, isText ? value : JSON.stringify(value));
  }
  const packed = new Response(form);
  const contentType = packed.headers.get("content-type") ?? "multipart/form-data";
  return { content: Buffer.from(await packed.arrayBuffer()), contentType, uploadBytes };
}

/** Returns the file's size. */
async function addArtifact(form: FormData, name: string, artifact: ArtifactFile): Promise<number> {
  const bytes = await readArtifact(artifact);
  form.set(name, new File([bytes], artifact.name, { type: artifact.contentType }));
  return bytes.length;
}

function valueOf(content: SpecContent, part: string): unknown {
  if (part === "spec") return content.body;
  const value = new Map<string, unknown>(Object.entries(content)).get(part);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/** The bytes that are sent are those that were packed. */
async function readArtifact({ filePath, digest }: ArtifactFile): Promise<Buffer> {
  const bytes = await readFile(filePath).catch(() => {
    throw refusal("The packed artifact is gone or cannot be read; publish again.");
  });
  if (digest === undefined || createHash("sha256").update(bytes).digest("hex") === digest) {
    return bytes;
  }
  throw refusal(
    "The packed artifact changed on disk before it was sent, so nothing was sent; publish again.",
  );
}

function refusal(message: string): PressError {
  return new PressError(message, {
    kind: "badRequest",
    outcome: "refused",
    operation: "readArtifact",
  });
}
