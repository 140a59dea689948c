import path from "node:path";
import { IncludeLoader } from "./includeLoader.js";
import { render } from "./jinja/render.js";
import type { TemplateFiles } from "./templateFiles.js";
import { EnvironmentVariables, valueOf } from "./templateVariables.js";
import type { Variables } from "./templateVariables.js";

export interface TemplateRequest {
  /** Absolute path of the template. */
  readonly filePath: string;
  readonly source: string;
  /** Absolute path; includes are looked up there first. */
  readonly workingFolder: string;
  /** Later ones win. */
  readonly variables: Variables;
  readonly files: TemplateFiles;
  /** One variable of the environment. */
  readonly environment: (name: string) => string | undefined;
}

export interface RenderedTemplate {
  readonly text: string;
  /** Names of the environment variables that were asked for, in order. */
  readonly environmentNames: readonly string[];
  /** Absolute paths of the included files. */
  readonly includedFiles: readonly string[];
}

/**
 * Renders a block file as the platform's command line does before it reads the YAML (source: SDK). Throws
 * `TemplateError` with the template and the line.
 */
export function renderTemplate(request: TemplateRequest): RenderedTemplate {
  const { filePath, source, workingFolder, files } = request;
  const root = files.read(filePath)?.path ?? filePath;
  const loader = new IncludeLoader(files, root, workingFolder);
  const environment = new EnvironmentVariables(request.environment);
  const variables = request.variables
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, valueOf(value)] as const);
  const text = render({
    source,
    name: path.basename(filePath),
    variables: [...variables, ["os_env", environment.value]],
    loader,
  });
  return { text, environmentNames: environment.asked, includedFiles: loader.included };
}
