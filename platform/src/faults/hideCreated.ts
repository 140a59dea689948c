import type { FastifyRequest } from "fastify";
import type { Clock } from "../clock.js";
import { isRecord, own, type JsonRecord } from "../record.js";
import type { HiddenRows } from "../storage/hiddenRows.js";
import type { ReleaseStore } from "../storage/releaseStore.js";
import { revisionId } from "../storage/revisionStore.js";
import type { FaultRule } from "./faultRule.js";

export interface Hiding {
  readonly clock: Clock;
  readonly hidden: HiddenRows;
  readonly releases: ReleaseStore;
}

/** Keeps what a request has created from readers for a while, as a platform does whose copies lag behind. */
export function hideCreated(
  { clock, hidden, releases }: Hiding,
  request: FastifyRequest,
  { answer, rule }: { readonly answer: string; readonly rule: FaultRule },
): void {
  const body: unknown = JSON.parse(answer);
  if (!isRecord(body)) return;
  const { operation } = request.routeOptions.config;
  const id =
    operation === "createSpecRelease"
      ? releases.find(textOf(body, "id"), versionOf(body))?.id
      : operation === "createDeploymentRevision"
        ? revisionId(textOf(body, "id"), Number(own(body, "revision")))
        : textOf(body, "id");
  if (id === undefined || id === "") return;
  hidden.hide(id, clock.now() + (rule.seconds ?? 0) * 1000);
}

function versionOf(body: JsonRecord): string {
  const release = own(body, "release");
  return isRecord(release) ? textOf(release, "version") : "";
}

function textOf(record: JsonRecord, key: string): string {
  const value = own(record, key);
  return typeof value === "string" ? value : "";
}
