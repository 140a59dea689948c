import * as vscode from "vscode";
import type { ClientCapabilities, StaticFeature } from "vscode-languageclient/node";
import { showReferencesCommand, type ShowReferencesArguments } from "../../server/src/protocol.js";

/** The command of code lenses: shows places as the editor shows references. */
export function registerShowReferences(): vscode.Disposable {
  return vscode.commands.registerCommand(
    showReferencesCommand,
    async (...[uri, position, locations]: ShowReferencesArguments) => {
      await vscode.commands.executeCommand(
        "editor.action.showReferences",
        vscode.Uri.parse(uri, true),
        toPosition(position),
        locations.map(
          ({ uri: place, range }) =>
            new vscode.Location(
              vscode.Uri.parse(place, true),
              new vscode.Range(toPosition(range.start), toPosition(range.end)),
            ),
        ),
      );
    },
  );
}

function toPosition({ line, character }: ShowReferencesArguments[1]): vscode.Position {
  return new vscode.Position(line, character);
}

/** Tells the language server that the command is there. */
export const announceShowReferences: StaticFeature = {
  fillClientCapabilities: (capabilities: ClientCapabilities) => {
    const known: unknown = capabilities.experimental;
    const others = typeof known === "object" && known !== null ? known : {};
    capabilities.experimental = { ...others, commands: [showReferencesCommand] };
  },
  initialize: () => undefined,
  getState: () => ({ kind: "static" }),
  clear: () => undefined,
};
