import { TextDocument } from "vscode-languageserver-textdocument";
import type { LanguageServer } from "../../../client/src/commands/services.js";
import type { BlockFile } from "../../../client/src/ui/editor.js";
import { ExpectedError } from "../../../client/src/ui/expectedError.js";
import { createLanguageService } from "../../../server/src/languageService.js";
import { defaultSettings } from "../../../server/src/settings.js";

/** The language service without a process and a protocol in between; nothing runs without an open file. */
export function directLanguageServer(openFile: () => BlockFile | undefined): LanguageServer {
  const logger = { info: () => undefined, error: () => undefined };
  const service = createLanguageService({ settings: () => defaultSettings, logger });
  const document = ({ uri, languageId }: Pick<BlockFile, "uri" | "languageId">, text: string) =>
    TextDocument.create(uri, languageId, 1, text);
  return {
    readBlock: (uri) => {
      const file = openFile();
      if (file?.uri !== uri) {
        return Promise.reject(new ExpectedError("No language server runs."));
      }
      return Promise.resolve(service.readBlock(document(file, file.text())));
    },
    readRendered: (params) => Promise.resolve(service.readRendered(document(params, params.text))),
    readVariables: (text) => Promise.resolve(service.readVariables(text)),
    restart: () => Promise.resolve(),
  };
}
