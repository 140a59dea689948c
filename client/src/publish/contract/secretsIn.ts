import { isRecord } from "../../api/guards.js";

/** The names of secrets that the configuration of a contract tree asks for, wherever they stand. */
export function secretsIn(tree: unknown): ReadonlySet<string> {
  const config = isRecord(tree) ? tree["config"] : undefined;
  const steps = isRecord(config) && isRecord(config["steps"]) ? config["steps"] : {};
  return new Set([config, ...Object.values(steps)].flatMap(secretsOf));
}

const ofAuth = ["clientId", "clientSecret", "password", "apiKey", "bearerToken"];

function secretsOf(step: unknown): readonly string[] {
  const { parameters, auth, headers } = isRecord(step) ? step : {};
  const listed = isRecord(parameters) ? parameters["secrets"] : undefined;
  const inHeaders = isRecord(headers) ? headers["secrets"] : undefined;
  const candidates: readonly unknown[] = [
    ...(Array.isArray(listed) ? (listed as readonly unknown[]) : []),
    ...(isRecord(auth) ? ofAuth.map((key) => auth[key]) : []),
    ...(isRecord(inHeaders) ? Object.values(inHeaders) : []),
  ];
  return candidates.filter((candidate) => typeof candidate === "string");
}
