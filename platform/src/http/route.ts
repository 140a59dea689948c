import type { Endpoint, QueryParameter } from "../../../schemas/pressApi/endpoint.js";
import type { OperationName, endpoints } from "../../../schemas/pressApi/endpoints.js";
import type { ListRequest } from "../listRequest.js";
import type { Call, ListAnswer, SpecForm } from "../operations/call.js";
import type { JsonRecord } from "../record.js";
import type { Services } from "../services.js";

type Plain = (services: Services, call: Call) => unknown;
type Listing = (services: Services, call: Call, request: ListRequest) => ListAnswer;
type TakingJson = (services: Services, call: Call, body: JsonRecord) => unknown;
type TakingForm = (services: Services, call: Call, form: SpecForm) => unknown;

/** What does an operation, and what it takes beside the call. */
export type Handler =
  | { readonly input: "none"; readonly handle: Plain }
  | { readonly input: "list"; readonly handle: Listing }
  | { readonly input: "json"; readonly handle: TakingJson }
  | { readonly input: "form"; readonly handle: TakingForm };

type InputOf<Row extends Endpoint> = Row["answer"]["kind"] extends "list"
  ? "list"
  : { none: "none"; json: "json"; multipart: "form" }[Row["body"]["kind"]];

/** One handler per row of the API, each taking what its row says. */
export type Handlers = {
  readonly [Name in OperationName]: Extract<
    Handler,
    { readonly input: InputOf<(typeof endpoints)[Name]> }
  >;
};

export const plain = (handle: Plain) => ({ input: "none", handle }) as const;
export const list = (handle: Listing) => ({ input: "list", handle }) as const;
export const json = (handle: TakingJson) => ({ input: "json", handle }) as const;
export const form = (handle: TakingForm) => ({ input: "form", handle }) as const;

/** What this platform does beyond the row of an operation. */
export interface Extension {
  readonly query?: readonly QueryParameter[];
  readonly errors?: readonly number[];
}

/** An operation as it is served. */
export interface Route {
  readonly endpoint: Endpoint;
  /** All parameters of the query that count. */
  readonly query: readonly QueryParameter[];
  /** All statuses of failures that the operation has a reason for, in ascending order. */
  readonly errors: readonly number[];
  readonly handler: Handler;
}
