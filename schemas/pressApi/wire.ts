import type { Endpoint, QueryParameter, SchemaName } from "./endpoint.js";
import type { PressSchemas } from "./generated/types.js";

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;

/** What stands for a definition of press-api.schema.json in TypeScript. */
export type Wire<Name extends SchemaName> = Immutable<PressSchemas[Name]>;

type ValueOf<Parameter extends QueryParameter> = Parameter extends {
  readonly type: "choices";
  readonly values: readonly (infer Value)[];
}
  ? readonly Value[]
  : Parameter extends { readonly type: "choice"; readonly values: readonly (infer Value)[] }
    ? Value
    : Parameter extends { readonly type: "sort"; readonly fields: readonly (infer Field)[] }
      ? readonly `${Field & string}:${"asc" | "desc"}`[]
      : Parameter extends { readonly type: "boolean" }
        ? boolean
        : Parameter extends { readonly type: "integer" }
          ? number
          : string;

/** The query that an endpoint may be asked with; a key that is left out is not sent. */
export type QueryOf<E extends Pick<Endpoint, "query">> = {
  readonly [Parameter in E["query"][number] as Parameter["name"]]?: ValueOf<Parameter>;
};
