import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import { configuredYamlFiles, yamlSchemaGlobs } from "./configuration.js";
import { isLeftToOther, namesSchema, type SharedFeature } from "./yamlCoexistence.js";

const otherExtension = "redhat.vscode-yaml";
/** A comment that names a schema stands at the top. */
const linesRead = 50;

/** Leaves to Red Hat's YAML extension what it answers in YAML files, so that nothing is shown twice. */
export const yamlMiddleware: Middleware = {
  provideHover: (document, position, token, next) =>
    isLeft("hover", document) ? null : next(document, position, token),
  provideCompletionItem: (document, ...more) => {
    const [position, context, token, next] = more;
    return isLeft("completion", document) ? null : next(document, position, context, token);
  },
  provideDocumentSymbols: (document, token, next) =>
    isLeft("outline", document) ? null : next(document, token),
};

function isLeft(feature: SharedFeature, document: vscode.TextDocument): boolean {
  const { languageId } = document;
  if (languageId !== "yaml") return false;
  return isLeftToOther(feature, {
    languageId,
    setting: configuredYamlFiles(),
    isOtherActive: vscode.extensions.getExtension(otherExtension)?.isActive === true,
    hasSchema: hasSchema(document),
  });
}

function hasSchema(document: vscode.TextDocument): boolean {
  const top = document.getText(new vscode.Range(0, 0, linesRead, 0));
  const isMeant = (glob: string) =>
    vscode.languages.match({ pattern: `**/${glob.replace(/^\/+/, "")}` }, document) > 0;
  return namesSchema(top) || yamlSchemaGlobs(document).some(isMeant);
}
