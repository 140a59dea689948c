import * as vscode from "vscode";
import { Cancelled } from "./cancelled.js";
import { withoutMarkup } from "./displayText.js";
import type { InputRequest, StepPosition } from "./prompts.js";
import { WentBack } from "./steps.js";

/** Asks for a text as one of several questions. */
export function inputStep(request: InputRequest, position: StepPosition): Promise<string> {
  const { title, prompt, value = "", isPassword, validate } = request;
  const box = vscode.window.createInputBox();
  box.title = withoutMarkup(title);
  box.prompt = withoutMarkup(prompt);
  box.value = value;
  box.password = isPassword === true;
  box.ignoreFocusOut = true;
  showPosition(box, position);
  return new Promise<string>((resolve, reject) => {
    const check = () => {
      const problem = validate?.(box.value);
      box.validationMessage = problem === undefined ? "" : withoutMarkup(problem);
      return problem === undefined;
    };
    box.onDidChangeValue(check);
    box.onDidAccept(() => {
      if (!check()) return;
      resolve(box.value);
      box.hide();
    });
    onBack(box, reject);
    box.onDidHide(() => {
      reject(new Cancelled());
      box.dispose();
    });
    box.show();
  });
}

type Stepped = vscode.QuickInput & Pick<vscode.InputBox, "buttons" | "onDidTriggerButton">;

/** Shows where the question stands among several, and a way back from the second on. */
export function showPosition(input: Stepped, { step, totalSteps }: StepPosition): void {
  if (totalSteps === 1) return;
  input.step = step;
  input.totalSteps = totalSteps;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
}

export function onBack(input: Stepped, reject: (reason: WentBack) => void): void {
  input.onDidTriggerButton((button) => {
    if (button !== vscode.QuickInputButtons.Back) return;
    reject(new WentBack());
    input.hide();
  });
}
