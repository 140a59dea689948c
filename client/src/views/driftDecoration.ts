import type { Drift } from "../resources/drift.js";

/** Of the lines that are marked; nothing can be opened by it. */
export const driftScheme = "press-blocks-drift";

export interface DriftMark {
  /** At most two characters, beside the line. */
  readonly badge: string;
  readonly tooltip: string;
  /** Name of a theme colour. */
  readonly color: string;
}

const marks: Readonly<Record<Drift["kind"], DriftMark>> = {
  failed: {
    badge: "!",
    tooltip: "The last change did not succeed",
    color: "list.errorForeground",
  },
  behind: {
    badge: "↑",
    tooltip: "A newer release exists",
    color: "list.warningForeground",
  },
  parameters: {
    badge: "≠",
    tooltip: "Run parameters were changed elsewhere",
    color: "list.warningForeground",
  },
};

/** The URI of a line that is marked, which holds its mark: another mark makes another URI, so none is kept too long. */
export function driftUri(deploymentId: string, kind: Drift["kind"]): string {
  return `${driftScheme}:/${encodeURIComponent(deploymentId)}?${kind}`;
}

/** The mark of a line with such a URI; undefined for other URIs. */
export function driftMark(uri: {
  readonly scheme: string;
  readonly query: string;
}): DriftMark | undefined {
  if (uri.scheme !== driftScheme) return undefined;
  return Object.entries(marks).find(([kind]) => kind === uri.query)?.[1];
}
