import { setImmediate } from "node:timers/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { LanguageService } from "../languageService.js";

/**
 * Checks the service's samples, one after the other, until `isIdle` says that there is real work. The engine compiles
 * code when it first runs, which takes longer than checking a usual file: better before the first file than while
 * somebody waits for it.
 */
export async function rehearse(service: LanguageService, isIdle: () => boolean): Promise<void> {
  for (const sample of service.samples) {
    await setImmediate();
    if (!isIdle()) return;
    service.diagnostics(TextDocument.create("sample:/block.yaml", "press-block", 1, sample));
  }
}
