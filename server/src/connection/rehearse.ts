import { setImmediate } from "node:timers/promises";
import type { LanguageService } from "../languageService.js";
import { VersionedText } from "./versionedText.js";

/** So many samples are also typed in. */
const typed = 20;

/**
 * Checks the service's samples, one after the other, and some of them again after a keystroke, until `isIdle` says that there is real work. The engine compiles
 * code when it first runs, which takes longer than checking a usual file: better before the first file than while
 * somebody waits for it.
 */
export async function rehearse(service: LanguageService, isIdle: () => boolean): Promise<void> {
  for (const [index, sample] of service.samples.entries()) {
    await setImmediate();
    if (!isIdle()) return;
    const opened = VersionedText.open("sample:/block.yaml", "press-block", 1, sample);
    service.diagnostics(opened);
    if (index < typed) service.diagnostics(withLetter(opened));
  }
}

/** The next version, with a letter more at the end of its last line but one. */
function withLetter(document: VersionedText): VersionedText {
  const { end } = document.getLineRange(document.lineCount - 2);
  return document.edit([{ range: { start: end, end }, text: "x" }], 2);
}
