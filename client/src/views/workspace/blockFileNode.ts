import type { BlockFileReading, ProblemCount } from "../../resources/blockFiles.js";
import { publishStateText, type PublishState } from "../../resources/publishState.js";
import type { TargetOf } from "../../resources/target.js";
import { displayText } from "../../ui/displayText.js";
import { ResourceNode, type TreeItemData } from "../nodes/node.js";
import { spoken } from "../nodes/spoken.js";
import { tooltip } from "../nodes/tooltip.js";

/** A block file of the workspace. */
export class BlockFileNode extends ResourceNode {
  override readonly target: TargetOf<"file">;
  readonly #file: BlockFileReading;
  readonly #state: PublishState;

  constructor(file: BlockFileReading, state: PublishState) {
    super();
    this.#file = file;
    this.#state = state;
    this.target = { kind: "file", uri: file.uri };
  }

  toTreeItem(): TreeItemData {
    const { uri, path, kind, name, version, problems } = this.#file;
    const fileName = path.slice(path.lastIndexOf("/") + 1);
    const state = isPublishable(kind) ? publishStateText(this.#state) : operationText(kind);
    const problemsText = problems && problemText(problems);
    const description = [problemsText, state].filter((part) => part !== undefined && part !== "");
    return {
      id: `file/${uri}`,
      label: displayText(fileName),
      description: displayText(description.join(" · ")),
      tooltip: tooltip(path, [
        ["Block", name],
        ["Version", version],
        [
          "For",
          kind === undefined ? "not known: it cannot be read as a block" : operationText(kind),
        ],
        ["Problems", problems === undefined ? "not looked at" : (problemsText ?? "none")],
        ["Published", isPublishable(kind) ? publishedText(this.#state) : undefined],
      ]),
      accessibleLabel: displayText(
        spoken(`Block file ${fileName}`, problemsText, state === "" ? undefined : state),
      ),
      icon: { id: "file" },
      resourceUri: uri,
      contextValue: contextOf(kind),
      expansion: "none",
      command: { id: "vscode.open", title: "Open", uri },
    };
  }
}

function isPublishable(kind: string | undefined): boolean {
  return kind === "create-spec" || kind === "create-release";
}

/** `create-deployment` → `create deployment`. */
function operationText(kind: string | undefined): string {
  return (kind ?? "").replaceAll("-", " ");
}

function problemText({ errors, warnings }: ProblemCount): string | undefined {
  const count = (value: number, word: string) =>
    value === 0 ? undefined : `${value} ${word}${value === 1 ? "" : "s"}`;
  const parts = [count(errors, "error"), count(warnings, "warning")];
  const text = parts.filter((part) => part !== undefined).join(", ");
  return text === "" ? undefined : text;
}

function publishedText(state: PublishState): string {
  return state.state === "unknown" ? "not known" : publishStateText(state);
}

/** What the menus ask for: which operation takes the file. */
function contextOf(kind: string | undefined): string {
  if (isPublishable(kind)) return "blockFile.spec";
  return kind === "create-deployment" ? "blockFile.deployment" : "blockFile";
}
