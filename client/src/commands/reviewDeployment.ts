import type { DeploymentBody } from "../api/pressClient.js";
import { renderYaml } from "../remoteDocuments/renderYaml.js";
import { displayText } from "../ui/displayText.js";
import type { Services } from "./services.js";

interface Request {
  /** The release, for people. */
  readonly what: string;
  readonly body: DeploymentBody;
  /** Names of the parameters whose values are not shown. */
  readonly hidden: ReadonlySet<string>;
}

/** Shows with what a release will be deployed, offers to keep that as a file, and waits for a yes. */
export function reviewDeployment(
  { prompts, editor }: Pick<Services, "prompts" | "editor">,
  request: Request,
): Promise<void> {
  const { what, body, hidden } = request;
  const values = [
    ...Object.entries(body.parameters?.build ?? {}),
    ...Object.entries(body.parameters?.run ?? {}),
  ];
  const given = `${values.length} parameter${values.length === 1 ? "" : "s"} given`;
  return prompts.review({
    title: `Deploy ${what}`,
    action: `Deploy as ${displayText(body.metadata.name)}`,
    summary: `${given}; the others have their defaults`,
    looks: [
      {
        label: "Save as Deployment File",
        description: "opens it as a new file; hidden values are left out",
        run: async () => {
          const text = deploymentFileText(body, hidden);
          await editor.newDocument({ languageId: "press-block", text });
        },
      },
    ],
    lines: values.map(([name, value]) => ({
      label: displayText(name),
      description: hidden.has(name) ? "hidden" : displayText(JSON.stringify(value)),
    })),
  });
}

/** The body as a file that creates the same deployment, once hidden values are put in. */
export function deploymentFileText(body: DeploymentBody, hidden: ReadonlySet<string>): string {
  const { parameters, ...rest } = body;
  const left: string[] = [];
  const without = (values: Readonly<Record<string, unknown>> = {}) => {
    left.push(...Object.keys(values).filter((name) => hidden.has(name)));
    return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
  };
  const lists = { build: without(parameters?.build), run: without(parameters?.run) };
  const kept = Object.entries(lists).filter(([, values]) => Object.keys(values).length > 0);
  const content =
    kept.length === 0 ? rest : { ...rest, parameters: Object.fromEntries(kept) as object };
  return renderYaml({ body: content }, [
    "peak-press: create-deployment",
    ...left.map((name) => `The value of ${displayText(name)} is hidden and was left out.`),
  ]);
}
