import type { Endpoint } from "../../../../schemas/pressApi/endpoint.js";
import { isRecord } from "../guards.js";
import { WrongShape } from "./wrongShape.js";

/** Per definition of an answer about one resource: the part of the path that a field of it repeats. */
const repeated = new Map<string, readonly (readonly [field: string, parameter: string])[]>([
  ["spec", [["id", "specId"]]],
  ["updatedSpec", [["id", "specId"]]],
  ["createdRelease", [["id", "specId"]]],
  ["release", [["version", "version"]]],
  ["deployment", [["id", "deploymentId"]]],
  ["updatedDeployment", [["id", "deploymentId"]]],
  ["appDeployment", [["id", "deploymentId"]]],
  ["createdRevision", [["id", "deploymentId"]]],
  ["revision", [["revision", "revision"]]],
]);

/** Throws `WrongShape` when an answer is about another resource than the one that was asked for. */
export function checkIdentity(
  { answer }: Endpoint,
  path: Readonly<Record<string, string>>,
  value: unknown,
): void {
  if (answer.kind !== "resource" || !isRecord(value)) return;
  for (const [field, parameter] of repeated.get(answer.schema) ?? []) {
    const found = value[field];
    const asked = path[parameter];
    if (typeof found !== "string" || asked === undefined) continue;
    if (found.toLowerCase() !== asked.toLowerCase()) {
      throw new WrongShape(`${field}: ${found}`, `the "${asked}" that was asked for`);
    }
  }
}
