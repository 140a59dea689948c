import type { FieldReader } from "../fieldReader.js";
import { own, type JsonRecord } from "../record.js";

/** The metadata of a resource, and what of it is looked up or sorted by. */
export interface NamedMetadata {
  readonly metadata: JsonRecord;
  readonly name: string;
  readonly title: string;
}

const keys = [
  "name",
  "title",
  "summary",
  "description",
  "descriptionContentType",
  "imageUrl",
  "tags",
];

/** Reads metadata with a name; mistakes go to the reader. */
export function readMetadata(
  metadata: JsonRecord,
  reader: FieldReader,
  pointer = "/body/metadata",
): NamedMetadata {
  return {
    metadata,
    name: reader.name(metadata, "name", pointer),
    title: reader.optionalName(metadata, "title", pointer) ?? "",
  };
}

/**
 * The metadata after a change: what is given replaces what was there, the rest stays.
 * @param pointer where the changes stand in the request
 */
export function changeMetadata(
  before: JsonRecord,
  given: JsonRecord,
  { reader, pointer }: { readonly reader: FieldReader; readonly pointer: string },
): NamedMetadata {
  const changes = keys
    .map((key) => [key, own(given, key)] as const)
    .filter(([, value]) => value !== undefined);
  return readMetadata({ ...before, ...Object.fromEntries(changes) }, reader, pointer);
}
