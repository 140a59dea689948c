import { describe, expect, it } from "vitest";
import { askParameters } from "../../../client/src/commands/askParameters.js";
import { deploymentFileText } from "../../../client/src/commands/reviewDeployment.js";
import { collectArguments, parameterForm } from "../../../client/src/publish/parameterForm.js";
import { checkText } from "../../support/checkText.js";
import { ScriptedPrompts, type Script } from "../../support/scriptedPrompts.js";

const form = parameterForm({
  run: [
    { name: "send_mail", type: "boolean", required: true },
    {
      name: "recipient",
      type: "string",
      conditions: [{ dependsOn: "send_mail", operator: "equals", value: true }],
    },
    {
      name: "fallback",
      type: "string",
      conditions: [{ dependsOn: "later", operator: "equals", value: "x" }],
    },
    { name: "later", type: "string" },
  ],
});

async function ask(script: Script) {
  const prompts = new ScriptedPrompts(script);
  const answers = await askParameters(prompts, "Deploy", form);
  const asked = prompts.questions.map((question) => /(\w+) · run/.exec(question)?.[1]);
  return { asked, given: collectArguments(answers) };
}

describe("the form of a deployment", () => {
  it("asks for what the answers before have switched on", async () => {
    const { asked, given } = await ask([
      [/send_mail/, "true"],
      [/recipient/, "someone"],
    ]);
    expect(asked).toEqual(["send_mail", "recipient", "fallback", "later"]);
    expect(given).toEqual({ run: { send_mail: true, recipient: "someone" } });
  });

  it("leaves out what they have switched off, and asks where an answer is still to come", async () => {
    const { asked, given } = await ask([[/send_mail/, "false"]]);
    expect(asked).toEqual(["send_mail", "fallback", "later"]);
    expect(given).toEqual({ run: { send_mail: false } });
  });

  it("is kept as a deployment file without mistakes and without hidden values", () => {
    const text = deploymentFileText(
      {
        metadata: { name: "orders-north", summary: "Orders of the north" },
        spec: { id: "3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10", release: { version: "1.2.0" } },
        revision: { notes: "First" },
        parameters: { build: { token: "not-to-be-kept" }, run: { region: "no", limit: 3 } },
      },
      new Set(["token"]),
    );
    expect(text).toBe(`# peak-press: create-deployment
# The value of token is hidden and was left out.
body:
  metadata:
    name: orders-north
    summary: Orders of the north
  spec:
    id: 3f0c7f0e-5d0a-4b57-9a55-0f7f6f3f2b10
    release:
      version: 1.2.0
  revision:
    notes: First
  parameters:
    run:
      region: "no"
      limit: 3
`);
    const findings = checkText(text, {}, "new.block.yaml");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});
