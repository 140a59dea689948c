import path from "node:path";
import type * as vscode from "vscode";
import { setContextKey } from "../contextKeys.js";
import type { Logger } from "../logger.js";
import type { ResourceStore } from "../resources/resourceStore.js";
import type { Prompts } from "../ui/prompts.js";
import { LocalPlatform } from "./localPlatform.js";

/** The local platform of this installation: the bundled program, its data in the extension's global storage. */
export function createLocalPlatform(
  context: vscode.ExtensionContext,
  parts: {
    readonly log: Logger;
    readonly prompts: Pick<Prompts, "notify">;
    readonly store: ResourceStore;
  },
): LocalPlatform {
  const { log, prompts, store } = parts;
  return new LocalPlatform({
    programPath: context.asAbsolutePath(path.join("dist", "platform.cjs")),
    dataFolder: path.join(context.globalStorageUri.fsPath, "local-platform"),
    log,
    onDidChange: (isRunning) => setContextKey("pressBlock:localPlatformRunning", isRunning),
    onUnexpectedEnd: () => {
      prompts.notify({
        level: "warning",
        message: "The local platform has ended; its data is kept.",
        actions: [{ title: "Start Local Platform", command: "pressBlock.startLocalPlatform" }],
      });
      void store.refreshAll();
    },
  });
}
