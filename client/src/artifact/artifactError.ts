/** Why a folder cannot be packed: one sentence for people, with paths relative to the folder. */
export class ArtifactError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ArtifactError";
  }
}
