import type { EntryPart, Part } from "../document/parts/part.js";
import { stepsIn, stepsPath, type PartedFile } from "../model/partedFile.js";
import { recordFacts } from "../model/recordFacts.js";
import type { BlockFile } from "../model/spec.js";
import { artifactFolder } from "./artifact/artifactFolder.js";
import { fileParts } from "./fileParts.js";
import {
  collectFindings,
  FindingCollector,
  type OpenFinding,
  type RuleOptions,
} from "./openFinding.js";
import type {
  CommonContext,
  FilePart,
  FileRule,
  PartRule,
  Rule,
  RuleContext,
  StepRule,
} from "./rule.js";
import { suggestName } from "./suggestNames.js";

/** What is concluded about a part, and whether it still holds for a later version of the file around it. */
export interface Conclusion {
  readonly findings: readonly OpenFinding[];
  holdsFor(file: PartedFile): boolean;
}

export interface RulesByScope {
  readonly file: readonly FileRule[];
  readonly step: readonly StepRule[];
  readonly part: readonly PartRule[];
}

export function groupByScope(rules: readonly Rule[]): RulesByScope {
  return {
    file: rules.filter((rule) => rule.scope === "file"),
    step: rules.filter((rule) => rule.scope === "step"),
    part: rules.filter((rule) => rule.scope === "part"),
  };
}

/** What the rules say about the steps of a part. */
export function checkSteps(
  part: EntryPart,
  file: PartedFile,
  { step: stepRules, part: partRules }: RulesByScope,
  options: RuleOptions,
): Conclusion {
  const { context, holdsFor } = observe(part, file, options);
  const collector = new FindingCollector(options);
  const steps = stepsIn(part);
  const entries = part.entries.pairs.map((pair): FilePart => ({
    pair,
    mapping: part.entries,
    path: [...stepsPath, pair.key.text],
  }));
  for (const rule of stepRules) {
    collector.collect(rule, (report) => {
      for (const step of steps) rule.check(step, context, report);
    });
  }
  for (const rule of partRules) {
    collector.collect(rule, (report) => {
      for (const each of entries) rule.check(each, context, report);
    });
  }
  return { findings: collector.findings, holdsFor };
}

/** What one rule says about the rest of a file. */
export function checkRest(
  rule: FileRule | PartRule,
  file: PartedFile,
  options: RuleOptions,
): Conclusion {
  const { rest } = file.parted;
  const { context, holdsFor } = observe(rest, file, options);
  const findings = collectFindings(rule, options, (report) => {
    if (rule.scope === "file") {
      rule.check(restContext(context, file), report);
      return;
    }
    for (const each of fileParts(file.rest.root)) rule.check(each, context, report);
  });
  return { findings, holdsFor };
}

type ObservedContext = CommonContext & Required<Pick<CommonContext, "workflow">>;

/** The context of a check, which remembers what it was asked. */
function observe(
  part: Part,
  file: PartedFile,
  { sdkVersion, beside, remote }: RuleOptions,
): { readonly context: ObservedContext } & Pick<Conclusion, "holdsFor"> {
  const recorded = recordFacts(file.facts);
  const { kind, declared } = file;
  let usesDeclared = false;
  let artifact: { readonly folder: string | undefined } | undefined;
  const folderIn = ({ rest }: PartedFile) => artifactFolder(rest.root, kind, beside);
  let holding = file.facts;
  const context: ObservedContext = {
    kind,
    isTemplated: false,
    text: part.text,
    problems: part.tree.allProblems,
    get declared() {
      usesDeclared = true;
      return declared;
    },
    get artifactFolder() {
      return (artifact ??= { folder: folderIn(file) }).folder;
    },
    workflow: recorded.facts,
    ...(sdkVersion !== undefined && { sdkVersion }),
    ...(beside && { beside }),
    ...(remote && { remote }),
    suggest: suggestName,
  };
  const holdsFor = (later: PartedFile) => {
    if (later.kind !== kind || (usesDeclared && later.declared !== declared)) return false;
    const isMoved = artifact !== undefined && later.rest !== file.rest;
    if (isMoved && folderIn(later) !== artifact?.folder) return false;
    if (later.facts === holding) return true;
    if (!recorded.stillHold(later.facts)) return false;
    holding = later.facts;
    return true;
  };
  return { context, holdsFor };
}

function restContext(context: ObservedContext, { rest, parted }: PartedFile): RuleContext {
  const { kind, isTemplated, text, problems, workflow, suggest, sdkVersion, beside, remote } =
    context;
  return {
    kind,
    ...(sdkVersion !== undefined && { sdkVersion }),
    ...(beside && { beside }),
    ...(remote && { remote }),
    get artifactFolder() {
      return context.artifactFolder;
    },
    isTemplated,
    text,
    problems,
    get declared() {
      return context.declared;
    },
    workflow,
    suggest,
    tree: parted.rest.tree,
    file: withSteps(rest, parted.parts, workflow),
  };
}

/** The rest with the steps that it lacks. Whoever looks at them has asked for all that is known of them. */
function withSteps(
  file: PartedFile["rest"],
  parts: readonly EntryPart[],
  facts: ObservedContext["workflow"],
): BlockFile {
  const { workflow } = file;
  return {
    ...file,
    workflow: {
      ...workflow,
      get graph() {
        return facts.graph;
      },
      get steps() {
        facts.steps.values();
        const steps = parts.flatMap(stepsIn);
        return { ...workflow.steps, parts: new Map(steps.map((step) => [step.name.text, step])) };
      },
    },
  };
}
