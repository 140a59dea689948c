import type { FormPart, QueryParameter } from "../../../schemas/pressApi/endpoint.js";
import type { Route } from "../http/route.js";
import { failures } from "./openApiDocument.js";

/** The API as a page for people: one file, without scripts and without anything from elsewhere. */
export function apiPage(routes: readonly Route[]): string {
  const sections = [...new Set(routes.map(({ endpoint }) => endpoint.section))];
  const body = sections
    .map((section) => {
      const own = routes.filter(({ endpoint }) => endpoint.section === section);
      return `<h2>${escape(section)}</h2>\n${own.map(operationText).join("\n")}`;
    })
    .join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Press API</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
summary { cursor: pointer; padding: 0.3rem 0; }
summary code { font-weight: bold; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; margin: 0.5rem 1.5rem 1rem; }
dd { margin: 0; }
</style>
</head>
<body>
<h1>Press API</h1>
<p>The operations of this local platform. Programs read the same from <a href="/api-docs">/api-docs</a>, an OpenAPI 3.1
document. The <code>Authorization</code> header holds the API key.</p>
${body}
</body>
</html>
`;
}

function operationText({ endpoint, query, errors }: Route): string {
  const { operation, method, path, purpose, body, successStatus } = endpoint;
  const parts = body.kind === "multipart" ? body.parts.map(partText) : [];
  const rows = [
    ...query.map((parameter) => [`?${parameter.name}`, parameterText(parameter)] as const),
    ...(body.kind === "json" ? [["body", `JSON, ${body.schema}`] as const] : []),
    ...parts,
    [String(successStatus), answerText(endpoint.answer)] as const,
    ...errors.map((status) => [String(status), failures.get(status) ?? ""] as const),
  ];
  const list = rows
    .map(([term, text]) => `<dt><code>${escape(term)}</code></dt><dd>${escape(text)}</dd>`)
    .join("\n");
  return `<details id="${escape(operation)}">
<summary><code>${method} /${escape(path)}</code> ${escape(purpose)}</summary>
<dl>
${list}
</dl>
</details>`;
}

function parameterText(parameter: QueryParameter): string {
  const { description } = parameter;
  if (parameter.type === "choices" || parameter.type === "choice") {
    return `${description} ${parameter.values.join(", ")}.`;
  }
  return parameter.type === "sort"
    ? `${description} ${parameter.fields.join(", ")}, each with :asc or :desc.`
    : description;
}

function partText(part: FormPart): readonly [string, string] {
  const kind = part.encoding === "file" ? "a file" : `${part.encoding}, ${part.schema}`;
  return [part.name, `Part of the form: ${kind}${part.isRequired ? "" : ", optional"}.`];
}

function answerText(answer: Route["endpoint"]["answer"]): string {
  return answer.kind === "list"
    ? `A page of ${answer.keys[0] ?? ""}.`
    : `${answer.schema}, as JSON.`;
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

function escape(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities.get(character) ?? character);
}
