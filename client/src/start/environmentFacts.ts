import os from "node:os";
import * as vscode from "vscode";
import { isRecord } from "../api/guards.js";
import { changedSettings } from "../configuration.js";
import type { EnvironmentFacts } from "./problemReport.js";

/** What runs here. Of settings only those of the extension are read, none of which may hold a secret. */
export function environmentFacts(packageJson: unknown): EnvironmentFacts {
  const { remoteName, appName, uiKind } = vscode.env;
  const place = uiKind === vscode.UIKind.Web ? "in a browser" : remoteName;
  return {
    extension: versionOf(packageJson),
    editor: `${appName} ${vscode.version}`,
    system: `${os.type()} ${os.release()} ${process.arch}, Node ${process.version}`,
    ...(place !== undefined && { remote: place }),
    settings: Object.fromEntries(changedSettings(settingNames(packageJson))),
  };
}

function versionOf(packageJson: unknown): string {
  const version = isRecord(packageJson) ? packageJson["version"] : undefined;
  return typeof version === "string" ? version : "of an unknown version";
}

function settingNames(packageJson: unknown): string[] {
  const contributes = isRecord(packageJson) ? packageJson["contributes"] : undefined;
  const configuration = isRecord(contributes) ? contributes["configuration"] : undefined;
  const properties = isRecord(configuration) ? configuration["properties"] : undefined;
  return isRecord(properties) ? Object.keys(properties) : [];
}
