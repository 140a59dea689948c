import {
  joinParts,
  moveFromPart,
  moveFromRest,
  movedProblems,
  type MoveRange,
} from "../document/parts/joinParts.js";
import { createMemory } from "../document/parts/memory.js";
import type { Part } from "../document/parts/part.js";
import { selectProblems } from "../document/selectProblems.js";
import type { SyntaxProblem, SyntaxTree } from "../document/syntaxNode.js";
import { stepsIn, type PartedFile } from "../model/partedFile.js";
import type { Schema } from "../schema/schema.js";
import { validateParts, type PartValidation, type SchemaFinding } from "../schema/validate.js";
import { checkRest, checkSteps, groupByScope, type Conclusion } from "./checkPart.js";
import { compareFindings } from "./compareFindings.js";
import { schemaFixes } from "./fix/schemaFixes.js";
import { rules as allRules } from "./index.js";
import { limitFindings } from "./limitFindings.js";
import {
  joinFixes,
  syntaxFindings,
  withSeverity,
  type OpenFinding,
  type RuleOptions,
} from "./openFinding.js";
import type { Finding, Fix, RelatedRange } from "./rule.js";
import { settleFindings, withoutBrokenLines } from "./settleFindings.js";
import { applySuppressions } from "./suppression/applySuppressions.js";
import { suppressionOptions } from "./suppression/suppressionOptions.js";
import { mayHaveSuppressions } from "./suppression/suppressions.js";

/** Checks files that are read in parts; remembers what it has found in parts that come again. */
export interface PartsChecker {
  /** The findings as `checkDocument` has them, in the coordinates of the whole text. */
  check(file: PartedFile): readonly Finding[];
}

export function createPartsChecker(options: RuleOptions = {}): PartsChecker {
  const schema = createSchemaCheck(options);
  const rules = createRulesCheck(options);
  return {
    check: (file) => {
      const found = [...schema(file)].map((findings, index): CheckedPiece => {
        const part = index === 0 ? file.parted.rest : file.parted.parts[index - 1];
        return { part: part ?? file.parted.rest, schema: findings, rules: rules(file, index - 1) };
      });
      return show(file, settlePieces(file, found, options), options);
    },
  };
}

interface CheckedPiece {
  readonly part: Part;
  readonly schema: readonly OpenFinding[];
  readonly rules: readonly OpenFinding[];
}

interface SchemaMemory {
  readonly schemas: readonly Schema[];
  readonly findings: readonly OpenFinding[];
}

interface ValidationMemory extends SchemaMemory {
  readonly kind: string;
  readonly validation: PartValidation;
}

/** The findings of the schema: of the rest, then of each part. */
function createSchemaCheck(options: RuleOptions) {
  const validations = createMemory<ValidationMemory>();
  const memories = createMemory<SchemaMemory>();
  const toOpen = (findings: readonly SchemaFinding[], { text }: Part) =>
    findings.flatMap((finding) => {
      const { rule, severity, message, range } = finding;
      const fixes = () => schemaFixes(text, finding);
      return withSeverity({ rule, severity, message, range, fixes }, options);
    });

  const validationOf = ({ parted, kind }: PartedFile) => {
    const { rest } = parted;
    const known = validations.get(rest);
    if (known?.kind === kind) return known;
    const { root } = rest.tree;
    if (!root) return undefined;
    const validation = validateParts(kind, root, ["body", "config", "steps"]);
    const { schemas } = validation;
    const made = { kind, validation, schemas, findings: toOpen(validation.rest(), rest) };
    validations.set(rest, made);
    return made;
  };

  return (file: PartedFile): readonly (readonly OpenFinding[])[] => {
    const { parts } = file.parted;
    const known = validationOf(file);
    if (!known) return [[], ...parts.map(() => [])];
    const { validation, schemas } = known;
    const stale = parts.filter((part) => !isSameList(memories.get(part)?.schemas, schemas));
    const fresh = stale.length === 0 ? [] : validation.parts(stale.map(({ entries }) => entries));
    for (const [index, part] of stale.entries()) {
      memories.set(part, { schemas, findings: toOpen(fresh[index] ?? [], part) });
    }
    return [known.findings, ...parts.map((part) => memories.get(part)?.findings ?? [])];
  };
}

function isSameList<Item>(a: readonly Item[] | undefined, b: readonly Item[]): boolean {
  if (a === b) return true;
  return a?.length === b.length && a.every((item, index) => item === b[index]);
}

/** The findings of the rules about the part with an index, or with −1 about the rest. */
function createRulesCheck(options: RuleOptions) {
  const rules = groupByScope(options.rules ?? allRules);
  const aboutSteps = createMemory<Conclusion>();
  const aboutRest = createMemory<readonly Conclusion[]>();

  const checkRestAgain = (file: PartedFile) => {
    const { rest } = file.parted;
    const earlier = aboutRest.get(rest);
    const conclusions = [...rules.file, ...rules.part].map((rule, index) => {
      const known = earlier?.[index];
      return known?.holdsFor(file) ? known : checkRest(rule, file, options);
    });
    aboutRest.set(rest, conclusions);
    return conclusions.flatMap(({ findings }) => findings);
  };

  return (file: PartedFile, index: number): readonly OpenFinding[] => {
    const part = file.parted.parts[index];
    if (!part) return checkRestAgain(file);
    const known = aboutSteps.get(part);
    const conclusion = known?.holdsFor(file) ? known : checkSteps(part, file, rules, options);
    if (conclusion !== known) aboutSteps.set(part, conclusion);
    return conclusion.findings;
  };
}

/** Findings of one part in order, in the coordinates of the part. */
interface SettledPiece {
  readonly findings: readonly OpenFinding[];
  readonly move: MoveRange;
}

interface SettledMemory {
  readonly schema: readonly OpenFinding[];
  readonly rules: readonly OpenFinding[];
  readonly findings: readonly OpenFinding[];
}

const settled = createMemory<SettledMemory>();

function settle({ part, schema, rules }: CheckedPiece): readonly OpenFinding[] {
  if (schema.length === 0 && rules.length === 0) return schema;
  const known = settled.get(part);
  if (known?.schema === schema && known.rules === rules) return known.findings;
  const findings = settleFindings([...schema, ...rules]);
  settled.set(part, { schema, rules, findings });
  return findings;
}

function settlePieces(
  file: PartedFile,
  pieces: readonly CheckedPiece[],
  options: RuleOptions,
): readonly SettledPiece[] {
  const { parted } = file;
  const moves = pieces.map((_, index) =>
    index === 0 ? moveFromRest(parted) : moveFromPart(parted, index - 1),
  );
  const problems = pieces.map(({ part }, index) => {
    const move = moves[index];
    return part.tree.allProblems.length === 0 || !move ? [] : movedProblems(part, move);
  });
  const selected = new Set(selectProblems(problems.flat(), parted.text));
  return pieces.map((piece, index): SettledPiece => {
    const own = problems[index] ?? [];
    const move = moves[index] ?? ((range) => range);
    if (own.length === 0) return { findings: settle(piece), move };
    const isShown = (problem: SyntaxProblem | undefined) => problem && selected.has(problem);
    const shown = piece.part.tree.allProblems.filter((_, at) => isShown(own[at]));
    const found = withoutBrokenLines([...piece.schema, ...piece.rules], shown, piece.part.text);
    return {
      findings: settleFindings([...syntaxFindings(piece.part.tree, shown, options), ...found]),
      move,
    };
  });
}

/** The findings that are shown, in the order and the coordinates of the whole text. */
function show(
  file: PartedFile,
  pieces: readonly SettledPiece[],
  options: RuleOptions,
): readonly Finding[] {
  const [rest, ...parts] = pieces;
  const cut = file.parted.split.starts[0] ?? 0;
  const isBefore = ({ range }: OpenFinding) => range.start < cut;
  const open = ({ findings, move }: SettledPiece) =>
    findings.map((finding) => ({ rule: finding.rule, severity: finding.severity, finding, move }));
  const ofRest = rest ? open(rest) : [];
  const inOrder = [
    ...ofRest.filter(({ finding }) => isBefore(finding)),
    ...parts.flatMap(open),
    ...ofRest.filter(({ finding }) => !isBefore(finding)),
  ];
  const surroundings = { locate: createParentLocator(file), tree: () => joinParts(file.parted) };
  if (!mayBeSuppressed(file)) {
    return limitFindings(inOrder).map(({ finding: { finding, move }, note }) =>
      moveFinding({ ...finding, message: finding.message + note }, move, surroundings),
    );
  }
  const moved = inOrder.map(({ finding, move }) => moveFinding(finding, move, surroundings));
  const left = applySuppressions(moved, joinParts(file.parted), suppressionOptions(options));
  const shown = left === moved ? moved : [...left].sort(compareFindings);
  return limitFindings(shown).map(({ finding, note }) => ({
    ...finding,
    message: finding.message + note,
  }));
}

const suppressible = createMemory<boolean>();

function mayBeSuppressed({ parted: { rest, parts } }: PartedFile): boolean {
  return [rest, ...parts].some((part) => {
    const known = suppressible.get(part);
    if (known !== undefined) return known;
    const may = mayHaveSuppressions(part.text);
    suppressible.set(part, may);
    return may;
  });
}

type LocateParent = (step: string, parent: string) => RelatedRange["range"] | undefined;

/** Finds where a step lists a parent. */
function createParentLocator({ parted }: PartedFile): LocateParent {
  let places: Map<string, number> | undefined;
  return (name, parent) => {
    places ??= new Map(
      parted.parts.flatMap((part, index) =>
        stepsIn(part).map((step): [string, number] => [step.name.text, index]),
      ),
    );
    const index = places.get(name) ?? -1;
    const part = parted.parts[index];
    const step = part && stepsIn(part).find((each) => each.name.text === name);
    const range = step?.parents?.items.find(({ text }) => text === parent)?.range;
    return range && moveFromPart(parted, index)(range);
  };
}

interface Surroundings {
  readonly locate: LocateParent;
  readonly tree: () => SyntaxTree;
}

function moveFinding(
  finding: OpenFinding,
  move: MoveRange,
  { locate, tree }: Surroundings,
): Finding {
  const { related, fixes, fixesInFile: _, ...rest } = finding;
  const range = move(finding.range);
  return {
    ...rest,
    range,
    ...(related && {
      related: related.flatMap((each): readonly RelatedRange[] => {
        const { message } = each;
        const at = "range" in each ? move(each.range) : locate(each.step, each.parent);
        return at ? [{ range: at, message }] : [];
      }),
    }),
    ...joinFixes(finding, fixes && (() => fixes().map((fix) => moveFix(fix, move))), tree),
  };
}

function moveFix(fix: Fix, move: MoveRange): Fix {
  return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, range: move(edit.range) })) };
}
