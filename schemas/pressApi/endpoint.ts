import type { PressSchemas } from "./generated/types.js";

/** Name of a definition in press-api.schema.json. */
export type SchemaName = keyof PressSchemas;

/** Statuses of failures that an operation of the SDK is documented to have. Any call may meet 429 as well. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 500;

interface QueryParameterBase {
  readonly name: string;
  /** Completes "Only those …" or stands alone; for documents. */
  readonly description: string;
}

/** A parameter of the query, by how it is written and compared. */
export type QueryParameter = QueryParameterBase &
  (
    | {
        /** Several keys mean any of the values; one key may also hold them joined by commas. */
        readonly type: "choices";
        readonly values: readonly string[];
      }
    | {
        /** Exactly one of the values; without it the call is refused. */
        readonly type: "choice";
        readonly values: readonly string[];
      }
    | {
        /** Entries `<field>:<asc|desc>`, as repeated keys. */
        readonly type: "sort";
        readonly fields: readonly string[];
      }
    /** Compared with the beginning of the field of the same name. */
    | { readonly type: "prefix" }
    /** Compared exactly with the field of the same name. */
    | { readonly type: "equals" }
    /** Looked for anywhere in these fields of the metadata. */
    | { readonly type: "search"; readonly fields: readonly string[] }
    /** `true` or `false`. */
    | { readonly type: "boolean" }
    /** A whole number from 1. */
    | { readonly type: "integer" }
  );

/** A part of a multipart form. */
export type FormPart =
  | {
      readonly name: string;
      /** `json`: the text is JSON. `text`: the text is the value. */
      readonly encoding: "json" | "text";
      readonly schema: SchemaName;
      readonly isRequired: boolean;
    }
  | { readonly name: string; readonly encoding: "file"; readonly isRequired: boolean };

export type RequestBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly schema: SchemaName }
  | { readonly kind: "multipart"; readonly parts: readonly FormPart[] };

export type Answer =
  | { readonly kind: "resource"; readonly schema: SchemaName }
  | {
      readonly kind: "list";
      /** The keys that the list may stand under, best first. A platform writes the first. */
      readonly keys: readonly string[];
      /** The keys that the total may stand under, best first. */
      readonly countKeys: readonly string[];
      readonly item: SchemaName;
    };

/**
 * One operation of the Press API as data: the client sends what it says, the local platform serves what it says, and
 * documents are written from it. Sources: the SDK's reference for what is not `isExtended`, its documentation else.
 */
export interface Endpoint {
  /** The SDK's name in camelCase; the row's own key. */
  readonly operation: string;
  readonly section: "Block Specs" | "Block Deployments" | "Deployment Parameters" | "Platform";
  /** `service` is the platform's second host, `https://service.<stage>.peak.ai`; a platform at another address has one. */
  readonly host: "press" | "service";
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below the base URL; `{name}` stands for one segment. The slash at the end of a collection belongs to it. */
  readonly path: string;
  readonly query: readonly QueryParameter[];
  readonly body: RequestBody;
  readonly successStatus: 200 | 201;
  readonly answer: Answer;
  readonly errors: readonly ErrorStatus[];
  /** Whether sending it twice is known to be the same as sending it once. */
  readonly isIdempotent: boolean;
  /** What it does, to follow a "to" in a message. */
  readonly purpose: string;
  /** Whether it is one of those that the SDK's reference for blocks does not list. */
  readonly isExtended: boolean;
}
