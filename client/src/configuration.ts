import * as vscode from "vscode";
import { readArtifactSettings, type ArtifactSettings } from "./artifact/artifactSettings.js";
import { artifactFormat, type ArtifactFormat } from "./artifact/artifactFormat.js";

/** Settings of the extension, as package.json declares them. None of them can choose an address or a key. */
export interface Configuration {
  /** `auto`: what the platform takes. */
  readonly artifactFormat: "auto" | ArtifactFormat;
  /** Read by the language server. */
  readonly severity: unknown;
  /** Read by the language server. */
  readonly files: unknown;
  /** Read by the language server: how files are laid out. */
  readonly format: { readonly lists: unknown; readonly quotes: unknown };
}

export function readConfiguration(): Configuration {
  const settings = vscode.workspace.getConfiguration("pressBlock");
  const format = settings.get<unknown>("artifactFormat");
  return {
    artifactFormat: format === "zip" || format === "tgz" ? format : "auto",
    severity: settings.get<unknown>("severity"),
    files: settings.get<unknown>("files"),
    format: {
      lists: settings.get<unknown>("format.lists"),
      quotes: settings.get<unknown>("format.quotes"),
    },
  };
}

/** The archive format for a platform, as `URL.origin`. */
export function configuredFormat(origin: string): ArtifactFormat {
  const { artifactFormat: format } = readConfiguration();
  return format === "auto" ? artifactFormat(origin) : format;
}

/** The settings below `pressBlock.artifact`. */
export function configuredArtifact(): ArtifactSettings {
  const settings = vscode.workspace.getConfiguration("pressBlock");
  return readArtifactSettings({
    ignoreDialect: settings.get<unknown>("artifact.ignoreDialect"),
    links: settings.get<unknown>("artifact.links"),
    maximumSize: settings.get<unknown>("artifact.maximumSize"),
  });
}
