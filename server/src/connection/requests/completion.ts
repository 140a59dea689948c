import { CompletionTriggerKind, type ServerCapabilities } from "vscode-languageserver/node";
import type { CompletionItem, CompletionParams } from "vscode-languageserver/node";
import type { AddFeature, FeatureHost } from "../feature.js";
import { packCompletions } from "../packCompletions.js";
import { guard, logIncident } from "../requestGuard.js";

export const completionRequests: readonly AddFeature[] = [addCompletion];

/** What brings up completions while it is typed; where it means nothing there are none. */
const triggerCharacters = [":", "-", " ", "[", "{", ",", '"', "'", "@", "/", "|", "."];

function addCompletion({
  connection,
  client,
  access,
  options,
}: FeatureHost): Partial<ServerCapabilities> {
  const item = client.textDocument?.completion?.completionItem;
  const known = {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    labelDetails: item?.labelDetailsSupport === true,
    suggestCommand: suggestCommandOf(options),
  };
  const defaults = client.textDocument?.completion?.completionList?.itemDefaults ?? [];
  const asked = { method: "textDocument/completion", empty: [] };
  connection.onCompletion(
    guard<CompletionParams, Completions>(access, asked, (service, document, params) =>
      packCompletions(
        service.completion(document, params.position, { ...known, trigger: triggerOf(params) }),
        defaults,
      ),
    ),
  );
  connection.onCompletionResolve(async (chosen: CompletionItem): Promise<CompletionItem> => {
    try {
      return (await access.service()).resolveCompletion(chosen, (uri) => access.document(uri));
    } catch (error) {
      logIncident(access.logger, "completionItem/resolve", error);
      return chosen;
    }
  });
  return { completionProvider: { triggerCharacters, resolveProvider: true } };
}

type Completions = ReturnType<typeof packCompletions>;

function triggerOf({ context }: CompletionParams): string | undefined {
  const isTyped = context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
  return isTyped ? context.triggerCharacter : undefined;
}

/** The editor's command that asks for completions again, where it says that it has one. */
function suggestCommandOf(options: unknown): string | undefined {
  if (typeof options !== "object" || options === null) return undefined;
  const command = "suggestCommand" in options ? options.suggestCommand : undefined;
  return typeof command === "string" ? command : undefined;
}
