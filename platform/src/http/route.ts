import type { ListRequest, ListShape } from "../listRequest.js";
import type { Call, SpecForm } from "../operations/call.js";
import type { JsonRecord } from "../record.js";
import type { Services } from "../services.js";

interface RouteBase {
  /** Name of the operation. */
  readonly operation: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** With `:name` for the variable parts. */
  readonly path: string;
  /** Status of the answer when all went well. */
  readonly status: 200 | 201;
  /** Whose secret opens it: an API key, or the administration token of a platform under test. */
  readonly access: "tenant" | "administrator";
}

/** One operation of the API as data: where it is, what it takes, what does it. */
export type Route = RouteBase &
  (
    | {
        readonly input: "none";
        readonly handle: (services: Services, call: Call) => unknown;
      }
    | {
        readonly input: "list";
        readonly list: ListShape;
        readonly handle: (services: Services, call: Call, request: ListRequest) => unknown;
      }
    | {
        readonly input: "json";
        readonly handle: (services: Services, call: Call, body: JsonRecord) => unknown;
      }
    | {
        readonly input: "form";
        readonly handle: (services: Services, call: Call, form: SpecForm) => unknown;
      }
  );
