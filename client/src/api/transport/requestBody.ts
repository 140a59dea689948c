/** The body of a request, in memory as a whole: whether its connection was made could not be told of a stream. */
export interface RequestBody {
  readonly content: string | Buffer;
  readonly contentType: string;
  /** Bytes of the files in the body, which decide how long it may take. */
  readonly uploadBytes: number;
}

export function jsonBody(value: unknown): RequestBody {
  return { content: JSON.stringify(value), contentType: "application/json", uploadBytes: 0 };
}
