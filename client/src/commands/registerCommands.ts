import * as vscode from "vscode";
import { commandIds } from "../commandIds.js";
import type { CommandRunner } from "./commandRunner.js";
import type { createCommands } from "./createCommands.js";

/** Makes the commands known to the editor; nobody else does. */
export function registerCommands(
  commands: ReturnType<typeof createCommands>,
  runner: CommandRunner,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...commandIds.map((id) =>
      vscode.commands.registerCommand(id, (argument: unknown) =>
        runner.run(id, () => commands[id](argument), argument),
      ),
    ),
  );
}
