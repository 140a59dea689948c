import path from "node:path";
import { pathToFileURL } from "node:url";
import { nodeFiles } from "../nodeWorkspace.js";
import { documentSettings } from "../project/documentSettings.js";
import { defaultSettings, type RunSettings } from "../settings.js";
import { createWorkspace } from "../workspace.js";

/** What holds for a file, as JSON. */
export function printConfig(file: string, folder: string, run: RunSettings): string {
  const uri = pathToFileURL(path.resolve(folder, file)).href;
  const snapshot = createWorkspace(nodeFiles).snapshot();
  const { severities, ...rest } = documentSettings(uri, { ...defaultSettings, run }, snapshot);
  return `${JSON.stringify({ rules: Object.fromEntries(severities), ...rest }, undefined, 2)}\n`;
}
