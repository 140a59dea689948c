import { isTimeUp, timeless, type Stopwatch } from "../document/limits/stopwatch.js";
import {
  joinParts,
  moveFromPart,
  moveFromRest,
  movedProblems,
  type MoveRange,
} from "../document/parts/joinParts.js";
import { createMemory } from "../document/parts/memory.js";
import type { EntryPart, Part } from "../document/parts/part.js";
import { selectProblems } from "../document/selectProblems.js";
import type { SyntaxProblem, SyntaxTree } from "../document/syntaxNode.js";
import { stepsIn, type PartedFile } from "../model/partedFile.js";
import type { Schema } from "../schema/schema.js";
import { validateParts, type PartValidation, type SchemaFinding } from "../schema/validate.js";
import { checkRest, checkSteps, groupByScope, type Conclusion } from "./checkPart.js";
import { compareFindings } from "./compareFindings.js";
import { schemaFixes } from "./fix/schemaFixes.js";
import { rules as allRules } from "./index.js";
import { timeLimitFinding } from "./fileRules.js";
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
  /**
   * The findings as `checkDocument` has them, in the coordinates of the whole text. When time is up, the parts that are
   * left are not checked, which is a finding; the next check begins with what this one has found out.
   */
  check(file: PartedFile, stopwatch?: Stopwatch): readonly Finding[];
}

export function createPartsChecker(options: RuleOptions = {}): PartsChecker {
  const schema = createSchemaCheck(options);
  const rules = createRulesCheck(options);
  /** The last check of a file with this rest. */
  const checks = createMemory<Check>();
  return {
    check: (file, stopwatch = timeless) => {
      const { rest, parts } = file.parted;
      const last = checks.get(rest);
      const isSame = last?.file.facts === file.facts && last.file.declared === file.declared;
      const known = isSame && last.file.kind === file.kind ? last : undefined;
      const isNew = (part: EntryPart, index: number) => known?.file.parted.parts[index] !== part;
      schema.validate(file, parts.filter(isNew), stopwatch);
      const left: EntryPart[] = [];
      const aboutParts = parts.map((part, index) => {
        const before = last?.aboutParts[index];
        if (before && !isNew(part, index)) return before;
        if (isTimeUp(stopwatch)) {
          const rules = left.length > 0 ? none : notChecked(part, options);
          left.push(part);
          return pieceOf(part, none, rules);
        }
        const piece = pieceOf(part, schema.findings(part), rules.aboutSteps(file, part));
        return before && isSamePiece(before, piece) ? before : piece;
      });
      const aboutRest =
        known?.aboutRest ?? pieceOf(rest, schema.restFindings(file), rules.aboutRest(file));
      if (left.length === 0) checks.set(rest, { file, aboutRest, aboutParts });
      const pieces = [aboutRest, ...aboutParts];
      const settled = settlePieces(file, pieces, options);
      const isSuppressible = pieces.some((piece) => piece.isSuppressible);
      return show(file, settled, { ...options, isSuppressible });
    },
  };
}

function notChecked({ entries }: EntryPart, options: RuleOptions): readonly OpenFinding[] {
  const what = "this step and others behind it are not checked until the next change";
  return withSeverity(timeLimitFinding(what, entries.pairs[0]?.key.range), options);
}

function pieceOf(
  part: Part,
  schema: readonly OpenFinding[],
  rules: readonly OpenFinding[],
): CheckedPiece {
  return { part, schema, rules, isSuppressible: mayHaveSuppressions(part.text) };
}

function isSamePiece(a: CheckedPiece, b: CheckedPiece): boolean {
  return a.part === b.part && a.schema === b.schema && a.rules === b.rules;
}

interface Check {
  readonly file: PartedFile;
  readonly aboutRest: CheckedPiece;
  readonly aboutParts: readonly CheckedPiece[];
}

interface CheckedPiece {
  readonly part: Part;
  readonly schema: readonly OpenFinding[];
  readonly rules: readonly OpenFinding[];
  /** Whether comments in it may suppress findings. */
  readonly isSuppressible: boolean;
  /** Both in order, once that has been worked out. */
  settled?: readonly OpenFinding[];
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

  return {
    /** Validates those of some parts that have not been validated under the same schemas. */
    validate: (file: PartedFile, parts: readonly EntryPart[], stopwatch: Stopwatch): void => {
      const known = validationOf(file);
      if (!known) return;
      const { validation, schemas } = known;
      const stale = parts.filter((part) => !isSameList(memories.get(part)?.schemas, schemas));
      for (let next = 0; next < stale.length && !isTimeUp(stopwatch); next += partsAtOnce) {
        const some = stale.slice(next, next + partsAtOnce);
        const fresh = validation.parts(some.map(({ entries }) => entries));
        for (const [index, part] of some.entries()) {
          memories.set(part, { schemas, findings: toOpen(fresh[index] ?? [], part) });
        }
      }
    },
    findings: (part: EntryPart) => memories.get(part)?.findings ?? none,
    restFindings: (file: PartedFile) => validationOf(file)?.findings ?? none,
  };
}

const none: readonly OpenFinding[] = [];

/** Between so many parts that are validated the time is looked at. */
const partsAtOnce = 200;

function isSameList<Item>(a: readonly Item[] | undefined, b: readonly Item[]): boolean {
  if (a === b) return true;
  return a?.length === b.length && a.every((item, index) => item === b[index]);
}

/** The findings of the rules. */
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

  const checkStepsAgain = (file: PartedFile, part: EntryPart) => {
    const known = aboutSteps.get(part);
    const conclusion = known?.holdsFor(file) ? known : checkSteps(part, file, rules, options);
    if (conclusion !== known) aboutSteps.set(part, conclusion);
    return conclusion.findings;
  };

  return { aboutSteps: checkStepsAgain, aboutRest: checkRestAgain };
}

function settle(piece: CheckedPiece): readonly OpenFinding[] {
  return (piece.settled ??= settleFindings([...piece.schema, ...piece.rules]));
}

/** The findings of each piece in order, in the coordinates of its part. */
function settlePieces(
  { parted }: PartedFile,
  pieces: readonly CheckedPiece[],
  options: RuleOptions,
): readonly (readonly OpenFinding[])[] {
  const settled = pieces.map(settle);
  if (parted.totals.mistakes === 0) return settled;
  const problems = pieces.map(({ part }, index) =>
    part.tree.allProblems.length === 0 ? [] : movedProblems(part, moveOf(parted, index)),
  );
  const selected = new Set(selectProblems(problems.flat(), parted.text));
  for (const [index, { part, schema, rules }] of pieces.entries()) {
    const own = problems[index] ?? [];
    if (own.length === 0) continue;
    const isShown = (problem: SyntaxProblem | undefined) => problem && selected.has(problem);
    const shown = part.tree.allProblems.filter((_, at) => isShown(own[at]));
    const found = withoutBrokenLines([...schema, ...rules], shown, part.text);
    settled[index] = settleFindings([...syntaxFindings(part.tree, shown, options), ...found]);
  }
  return settled;
}

/** From the coordinates of the rest, index 0, or of the part with the index before. */
function moveOf(parted: PartedFile["parted"], index: number): MoveRange {
  return index === 0 ? moveFromRest(parted) : moveFromPart(parted, index - 1);
}

/** The findings that are shown, in the order and the coordinates of the whole text. */
function show(
  file: PartedFile,
  settled: readonly (readonly OpenFinding[])[],
  options: RuleOptions & Pick<CheckedPiece, "isSuppressible">,
): readonly Finding[] {
  const cut = file.parted.split.starts[0] ?? 0;
  const rest = settled[0] ?? none;
  const inOrder = rest.filter(({ range }) => range.start < cut);
  const pieces: number[] = inOrder.map(() => 0);
  for (let piece = 1; piece < settled.length; piece += 1) {
    for (const finding of settled[piece] ?? none) {
      inOrder.push(finding);
      pieces.push(piece);
    }
  }
  inOrder.push(...rest.filter(({ range }) => range.start >= cut));
  const around = { locate: createParentLocator(file), tree: () => joinParts(file.parted) };
  const closed = (finding: OpenFinding | undefined, index: number): readonly Finding[] =>
    finding ? [moveFinding(finding, moveOf(file.parted, pieces[index] ?? 0), around)] : [];
  if (!options.isSuppressible) {
    return limitFindings(inOrder).flatMap(({ index, note }) =>
      closed(inOrder[index], index).map((finding) => withNote(finding, note)),
    );
  }
  const moved = inOrder.flatMap(closed);
  const left = applySuppressions(moved, joinParts(file.parted), suppressionOptions(options));
  const shown = left === moved ? moved : [...left].sort(compareFindings);
  return limitFindings(shown).flatMap(({ index, note }) => {
    const finding = shown[index];
    return finding ? [withNote(finding, note)] : [];
  });
}

function withNote(finding: Finding, note: string): Finding {
  return note === "" ? finding : { ...finding, message: finding.message + note };
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
  const { rule, severity, message: told, tags, related, fixes } = finding;
  const range = move(finding.range);
  return {
    rule,
    severity,
    message: told,
    range,
    ...(tags && { tags }),
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
