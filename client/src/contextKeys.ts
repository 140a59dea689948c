import * as vscode from "vscode";

/** Facts that the `when` clauses of package.json ask for. */
export const contextKeys = [
  "pressBlock:signedIn",
  "pressBlock:localPlatformRunning",
  "pressBlock:blockFile",
  "pressBlock:releaseSelected",
  "pressBlock:deploymentSelected",
  "pressBlock:revisionSelected",
  "pressBlock:specsState",
  "pressBlock:deploymentsState",
] as const;

export type ContextKey = (typeof contextKeys)[number];

export function setContextKey(key: ContextKey, value: boolean | string): void {
  void vscode.commands.executeCommand("setContext", key, value);
}
