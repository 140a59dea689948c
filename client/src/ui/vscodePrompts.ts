import * as vscode from "vscode";
import { Cancelled } from "./cancelled.js";
import { withoutMarkup } from "./displayText.js";
import { inputStep } from "./inputStep.js";
import { patientProgress } from "./patientProgress.js";
import type {
  Choice,
  ConfirmRequest,
  InputRequest,
  Notice,
  PickRequest,
  Prompts,
} from "./prompts.js";
import { review } from "./review.js";

/** The prompts as the editor shows them. */
export const vscodePrompts: Prompts = {
  async pick<Value>(request: PickRequest<Value>): Promise<Value> {
    const item = await vscode.window.showQuickPick(items(request.choices), options(request));
    return answered(item).value;
  },

  async pickMany<Value>(request: PickRequest<Value>): Promise<readonly Value[]> {
    const chosen = await vscode.window.showQuickPick(items(request.choices), {
      ...options(request),
      canPickMany: true,
    });
    return answered(chosen).map(({ value }) => value);
  },

  async input(request: InputRequest): Promise<string> {
    if (request.position !== undefined) return inputStep(request, request.position);
    const { title, prompt, value, isPassword, validate } = request;
    const text = await vscode.window.showInputBox({
      title: withoutMarkup(title),
      prompt: withoutMarkup(prompt),
      ignoreFocusOut: true,
      password: isPassword === true,
      ...(value !== undefined && { value }),
      ...(validate && { validateInput: validate }),
    });
    return answered(text);
  },

  review,

  async confirm({ message, detail, action }: ConfirmRequest): Promise<void> {
    const chosen = await vscode.window.showWarningMessage(
      withoutMarkup(message),
      { modal: true, detail: withoutMarkup(detail) },
      action,
    );
    answered(chosen);
  },

  progress: patientProgress,

  async background<Result>(title: string, task: () => Promise<Result>): Promise<Result> {
    const location = vscode.ProgressLocation.Window;
    return vscode.window.withProgress({ location, title: withoutMarkup(title) }, task);
  },

  notify(notice: Notice): void {
    void showNotice(notice);
  },
};

const show = {
  information: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const;

async function showNotice({ level, message, actions }: Notice): Promise<void> {
  const titles = actions.map(({ title }) => title);
  const chosen = await show[level](withoutMarkup(message), ...titles);
  const action = actions.find(({ title }) => title === chosen);
  if (action !== undefined) await vscode.commands.executeCommand(action.command, action.argument);
}

interface ChoiceItem<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

function items<Value>(choices: readonly Choice<Value>[]): ChoiceItem<Value>[] {
  return choices.map(({ label, description, detail, isPicked, value }) => ({
    label: withoutMarkup(label),
    ...(description !== undefined && { description: withoutMarkup(description) }),
    ...(detail !== undefined && { detail: withoutMarkup(detail) }),
    ...(isPicked === true && { picked: true }),
    value,
  }));
}

function options<Value>({ title, placeholder }: PickRequest<Value>): vscode.QuickPickOptions {
  return {
    title: withoutMarkup(title),
    placeHolder: withoutMarkup(placeholder),
    ignoreFocusOut: true,
    matchOnDescription: true,
    matchOnDetail: true,
  };
}

function answered<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new Cancelled();
  return answer;
}
