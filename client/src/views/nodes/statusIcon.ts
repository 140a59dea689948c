import { classifyStatus, type StatusClass } from "../../api/deploymentStatus.js";
import type { NodeIcon } from "./node.js";

const icons: Readonly<Record<StatusClass, NodeIcon>> = {
  inProgress: { id: "loading~spin", color: "progressBar.background" },
  good: { id: "pass", color: "testing.iconPassed" },
  attention: { id: "warning", color: "problemsWarningIcon.foreground" },
  bad: { id: "error", color: "problemsErrorIcon.foreground" },
  unknown: { id: "circle-outline", color: "disabledForeground" },
};

/** The icon of a deployment or revision, by how its status stands. */
export function statusIcon(status: string): NodeIcon {
  if (status === "superseded") return { id: "history" };
  return icons[classifyStatus(status)];
}

/** A status in words: `rollback_failed` → `rollback failed`. */
export function statusText(status: string): string {
  return status.replaceAll("_", " ");
}
