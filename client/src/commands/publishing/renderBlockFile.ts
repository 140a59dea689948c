import path from "node:path";
import type { ReadBlockResult } from "../../../../server/src/protocol.js";
import { TemplateError } from "../../template/jinja/templateError.js";
import { renderTemplate, type RenderedTemplate } from "../../template/renderTemplate.js";
import { filesBelow } from "../../template/templateFiles.js";
import { displayText } from "../../ui/displayText.js";
import type { BlockFile } from "../../ui/editor.js";
import { ExpectedError } from "../../ui/expectedError.js";
import type { Services } from "../services.js";
import { chooseAction, variablesOf } from "./templateVariables.js";

export interface RenderedBlock {
  readonly block: ReadBlockResult;
  readonly template: RenderedTemplate;
}

/** Renders a template and reads what comes out of it. Throws `ExpectedError` with the place of a mistake. */
export async function renderBlockFile(services: Services, file: BlockFile): Promise<RenderedBlock> {
  const { filePath, uri, languageId } = file;
  if (filePath === undefined) {
    throw new ExpectedError(
      `${displayText(file.name)} is a template that is not on this machine's disk, so it cannot be rendered.`,
    );
  }
  const variables = await variablesOf(services, file);
  const workingFolder = file.workspaceFolder ?? path.dirname(filePath);
  const template = rendered(file, () =>
    renderTemplate({
      filePath,
      source: file.text(),
      workingFolder,
      variables,
      files: filesBelow(workingFolder),
      environment: services.environment,
    }),
  );
  const { text } = template;
  const block = await services.languageServer.readRendered({ uri, languageId, text });
  return { block, template };
}

function rendered(file: BlockFile, render: () => RenderedTemplate): RenderedTemplate {
  try {
    return render();
  } catch (thrown) {
    if (!(thrown instanceof TemplateError)) throw thrown;
    const { template = file.name, line = 1, message } = thrown;
    throw new ExpectedError(
      `The template ${displayText(template)} cannot be rendered, line ${line}: ${displayText(message)}`,
      [chooseAction(file)],
    );
  }
}
