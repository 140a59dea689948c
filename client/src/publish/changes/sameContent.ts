import { isDeepStrictEqual } from "node:util";

/** Whether the platform shows what was sent. What it does not show is no difference; nor is what it adds. */
export function isShown(sent: unknown, shown: unknown): boolean {
  return shown === undefined || isDeepStrictEqual(asJson(sent), asJson(shown));
}

export function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** As it goes over the wire, whatever the prototypes of its objects. */
export function asJson(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
