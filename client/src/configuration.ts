import * as vscode from "vscode";
import { isRecord } from "./api/guards.js";
import { readArtifactSettings, type ArtifactSettings } from "./artifact/artifactSettings.js";
import type { YamlFiles } from "./yamlCoexistence.js";
import { artifactFormat, type ArtifactFormat } from "./artifact/artifactFormat.js";

/** Settings of the extension, as package.json declares them. None of them can choose an address or a key. */
export interface Configuration {
  /** `auto`: what the platform takes. */
  readonly artifactFormat: "auto" | ArtifactFormat;
  /** Read by the language server. */
  readonly severity: unknown;
  /** Read by the language server. */
  readonly files: unknown;
  /** Read by the language server. */
  readonly codeLens: unknown;
  /** Read by the language server. */
  readonly inlayHints: unknown;
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
    codeLens: {
      uses: settings.get<unknown>("codeLens.uses"),
      parents: settings.get<unknown>("codeLens.parents"),
    },
    inlayHints: {
      defaults: settings.get<unknown>("inlayHints.defaults"),
      schedules: settings.get<unknown>("inlayHints.schedules"),
      durations: settings.get<unknown>("inlayHints.durations"),
    },
    format: {
      lists: settings.get<unknown>("format.lists"),
      quotes: settings.get<unknown>("format.quotes"),
    },
  };
}

/** What files are for by their globs, as the setting says. */
export function configuredFiles(): Readonly<Record<string, unknown>> {
  const { files } = readConfiguration();
  return isRecord(files) ? files : {};
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

/** What this extension does in YAML files beside another YAML extension. */
export function configuredYamlFiles(): YamlFiles {
  const settings = vscode.workspace.getConfiguration("pressBlock");
  const choice = settings.get<unknown>("yamlFiles");
  return choice === "all" || choice === "leave" ? choice : "auto";
}

/** The globs for which Red Hat's YAML extension has a schema, by its own setting `yaml.schemas`. */
export function yamlSchemaGlobs(document: vscode.TextDocument): readonly string[] {
  const schemas = vscode.workspace.getConfiguration("yaml", document).get<unknown>("schemas");
  if (typeof schemas !== "object" || schemas === null) return [];
  return Object.values(schemas)
    .flat()
    .filter((glob) => typeof glob === "string");
}

/** Of these settings the ones that are not at their defaults, with their values. */
export function changedSettings(
  names: readonly string[],
): readonly (readonly [name: string, value: unknown])[] {
  const configuration = vscode.workspace.getConfiguration();
  return names.flatMap((name) => {
    const known = configuration.inspect(name);
    const values = [known?.globalValue, known?.workspaceValue, known?.workspaceFolderValue];
    return values.some((value) => value !== undefined)
      ? [[name, configuration.get(name)] as const]
      : [];
  });
}
