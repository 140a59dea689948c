/** The way from the root of a document to a node: keys of mappings and indexes of sequences. */
export type DocumentPath = readonly (string | number)[];

/** A path as JSON Pointer (RFC 6901); the root is the empty text. */
export function toPointer(path: DocumentPath): string {
  return path
    .map((segment) => `/${String(segment).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}

/**
 * The segments of a JSON Pointer, all as text, since a pointer does not tell an index from a key; `findNode` takes both.
 * An empty or malformed pointer is the root.
 */
export function fromPointer(pointer: string): DocumentPath {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}
