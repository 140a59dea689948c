import type { Transition } from "../lifeCycle.js";
import { readInteger, readText, type Field } from "./table.js";

/** A change of status, in the five columns that all tables with one have. */
export const transitionField: Field<Transition> = {
  columns: ["during", "settles_at", "via", "via_until", "outcome"],
  read: (row) => ({
    during: readText(row, "during"),
    settlesAt: readInteger(row, "settles_at"),
    ...(row["via"] === null
      ? {}
      : { via: { status: readText(row, "via"), until: readInteger(row, "via_until") } }),
    outcome: readText(row, "outcome"),
  }),
  write: ({ during, settlesAt, via, outcome }) => [
    during,
    settlesAt,
    via?.status ?? null,
    via?.until ?? null,
    outcome,
  ],
};

/** `statusAt` as SQL, for filters; `alias` is the table's, and `:now` the time. */
export function statusExpression(alias: string): string {
  return `CASE
    WHEN ${alias}.settles_at > :now THEN ${alias}.during
    WHEN ${alias}.via_until > :now THEN ${alias}.via
    ELSE ${alias}.outcome END`;
}
