import path from "node:path";
import * as vscode from "vscode";
import { isRecord } from "./api/guards.js";

const type = "press-blocks";

/**
 * Tasks that check block files with the command line that comes with the extension, one for each folder on disk; the
 * problem matcher `$press-blocks` puts what they find into the Problems view.
 */
export function registerTasks(cliPath: string): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === "file")
        .map((folder) => lintTask(cliPath, folder, { type, command: "lint" })),
    resolveTask: ({ definition, scope }) => {
      const folder = typeof scope === "object" ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && lintTask(cliPath, folder, definition);
    },
  });
}

function lintTask(
  cliPath: string,
  folder: vscode.WorkspaceFolder,
  definition: vscode.TaskDefinition,
): vscode.Task {
  const args = [cliPath, "lint", "--format", "unix", ...pathsOf(definition)];
  const execution = new vscode.ProcessExecution(process.execPath, args, {
    cwd: folder.uri.fsPath,
    // In a desktop editor this program is the editor itself, which then runs as Node.
    env: { ELECTRON_RUN_AS_NODE: "1" },
  });
  const task = new vscode.Task(definition, folder, "lint", "press-blocks", execution, [
    "$press-blocks",
  ]);
  task.group = vscode.TaskGroup.Test;
  task.detail = `press-blocks lint in ${path.basename(folder.uri.fsPath)}`;
  return task;
}

function pathsOf(definition: unknown): readonly string[] {
  const paths: unknown = isRecord(definition) ? definition["paths"] : undefined;
  if (!Array.isArray(paths)) return [];
  // A path is not to be taken for an option.
  return ["--", ...paths.filter((each): each is string => typeof each === "string")];
}
