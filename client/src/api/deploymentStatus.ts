/** How a deployment or revision stands: still moving, or at rest and well, worth a look, or broken. */
export type StatusClass = "inProgress" | "good" | "attention" | "bad" | "unknown";

const statusClasses = new Map<string, StatusClass>([
  ["deploying", "inProgress"],
  ["redeploying", "inProgress"],
  ["deleting", "inProgress"],
  ["rollback", "inProgress"],
  ["deployed", "good"],
  ["superseded", "good"],
  ["warning", "attention"],
  ["rollback_complete", "attention"],
  ["failed", "bad"],
  ["platform_resource_error", "bad"],
  ["rollback_failed", "bad"],
  ["delete_failed", "bad"],
]);

/** `unknown` for a status that this version does not know; it is shown as it came. */
export function classifyStatus(status: string): StatusClass {
  return statusClasses.get(status) ?? "unknown";
}

/** Whether the status stays until somebody does something. An unknown status is not taken for final. */
export function isFinalStatus(status: string): boolean {
  const statusClass = classifyStatus(status);
  return statusClass !== "inProgress" && statusClass !== "unknown";
}
