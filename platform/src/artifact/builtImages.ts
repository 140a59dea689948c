import path from "node:path";
import type { FieldError } from "../apiError.js";
import { escapePointer } from "../parameters.js";
import { isRecord, own, type JsonRecord } from "../record.js";
import type { ArchiveContent } from "./inspectArchive.js";

/** An image that a block has built from its artifact. */
interface BuiltImage {
  /** JSON pointer of its definition in the block file. */
  readonly pointer: string;
  readonly name: string;
  readonly version: string | undefined;
  /** As the author wrote them, or the defaults. */
  readonly dockerfile: string;
  readonly context: string;
}

function builtImages(config: unknown): readonly BuiltImage[] {
  if (!isRecord(config)) return [];
  const shared = entriesOf(own(config, "images")).map(([name, image]) =>
    readImage(name, image, `/body/config/images/${escapePointer(name)}`),
  );
  const ofSteps = entriesOf(own(config, "steps")).map(([name, step]) =>
    readImage(
      name,
      isRecord(step) ? own(step, "image") : undefined,
      `/body/config/steps/${escapePointer(name)}/image`,
    ),
  );
  const whole = readImage("image", own(config, "image"), "/body/config/image");
  return [...shared, ...ofSteps, whole].filter((image) => image !== undefined);
}

const entriesOf = (value: unknown) => (isRecord(value) ? Object.entries(value) : []);

function readImage(name: string, image: unknown, pointer: string): BuiltImage | undefined {
  if (!isRecord(image)) return undefined;
  return {
    pointer,
    name,
    version: textOf(image, "version"),
    dockerfile: textOf(image, "dockerfile") ?? "Dockerfile",
    context: textOf(image, "context") ?? ".",
  };
}

function textOf(image: JsonRecord, key: string): string | undefined {
  const value = own(image, key);
  return typeof value === "string" ? value : undefined;
}

/**
 * Checks that the artifact holds what the images of a block are built from.
 * @param artifact undefined when none was sent
 * @param before config of the release before, whose images exist
 */
export function checkImages(
  config: unknown,
  artifact: ArchiveContent | undefined,
  before: unknown,
): readonly FieldError[] {
  const images = builtImages(config).filter(({ dockerfile }) => !dockerfile.startsWith("@param:"));
  if (artifact !== undefined) return images.flatMap((image) => missingParts(image, artifact));
  const existing = builtImages(before);
  const missing = images.find((image) => !existing.some((known) => isSame(image, known)));
  if (missing === undefined) return [];
  const message = `The image "${missing.name}" is built from "${missing.dockerfile}", but no artifact was sent.`;
  return [{ pointer: "/artifact", message }];
}

function isSame(image: BuiltImage, known: BuiltImage): boolean {
  return image.version !== undefined && JSON.stringify(image) === JSON.stringify(known);
}

/** The Dockerfile may be named from the artifact's folder or from the context's. */
function missingParts(image: BuiltImage, artifact: ArchiveContent): readonly FieldError[] {
  const { pointer, name, dockerfile, context } = image;
  const folder = plainPath(context);
  const errors: FieldError[] = [];
  const hasFile = (wanted: string) => artifact.files.some((file) => file.path === wanted);
  if (!hasFile(plainPath(dockerfile)) && !hasFile(plainPath(`${context}/${dockerfile}`))) {
    errors.push({
      pointer: `${pointer}/dockerfile`,
      message: `The artifact has no file "${dockerfile}", from which the image "${name}" is built.`,
    });
  }
  if (folder !== "." && !artifact.folders.has(folder)) {
    errors.push({
      pointer: `${pointer}/context`,
      message: `The artifact has no folder "${context}", the context of the image "${name}".`,
    });
  }
  return errors;
}

const plainPath = (value: string) => path.posix.normalize(value).replace(/\/$/, "");
