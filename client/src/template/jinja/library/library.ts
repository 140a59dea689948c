import type { Budget } from "../budget.js";
import type { CallArguments, Value } from "../values.js";

/** What filters and tests may use of each other. */
export interface Library {
  readonly budget: Budget;
  readonly filter: (name: string, value: Value, args: CallArguments) => Value;
  readonly test: (name: string, value: Value, args: CallArguments) => boolean;
  readonly hasFilter: (name: string) => boolean;
  readonly hasTest: (name: string) => boolean;
}

export type Filter = (value: Value, args: CallArguments, library: Library) => Value;
export type Test = (value: Value, args: CallArguments, library: Library) => boolean;
