import { fileFrom, FormData } from "node-fetch";
import { PressError } from "./errors.js";
import type { ArtifactFile, SpecContent } from "./pressClient.js";
import type { RequestBody } from "./send.js";

/**
 * The form of create-spec and create-release: JSON texts, `scope` as plain text, and the artifact as a file. What is
 * unset is left out. Rejects with a `PressError` when the artifact cannot be read; sending fails when it changed after
 * that.
 */
export async function specForm(
  content: SpecContent,
  artifact: ArtifactFile | undefined,
): Promise<RequestBody> {
  const form = new FormData();
  form.set("spec", JSON.stringify(content.body));
  if (content.featured !== undefined) form.set("featured", JSON.stringify(content.featured));
  if (content.scope !== undefined) form.set("scope", content.scope);
  if (content.tenants !== undefined && content.tenants.length > 0) {
    form.set("tenants", JSON.stringify(content.tenants));
  }
  if (content.parameters !== undefined) form.set("parameters", JSON.stringify(content.parameters));
  if (content.autoRunOnDeploy !== undefined) {
    form.set("autoRunOnDeploy", JSON.stringify(content.autoRunOnDeploy));
  }
  if (artifact === undefined) return { content: form, uploadBytes: 0 };
  const file = await fileFrom(artifact.filePath, artifact.contentType).catch(() => {
    throw new PressError("The packed artifact is gone or cannot be read; publish again.", {
      kind: "badRequest",
      outcome: "refused",
      operation: "readArtifact",
    });
  });
  form.set("artifact", file, artifact.name);
  return { content: form, uploadBytes: file.size };
}
