import type { Edit } from "../document/edit/edit.js";
import type { DocumentPath } from "../document/path.js";
import type {
  MappingNode,
  OffsetRange,
  PairNode,
  SyntaxProblem,
  SyntaxTree,
} from "../document/syntaxNode.js";
import type { Declarations } from "../model/declarations.js";
import type { FilesBeside } from "./beside/filesBeside.js";
import type { BlockFile, DocumentKind, Step } from "../model/spec.js";
import type { RemoteFacts } from "../protocol.js";
import type { WorkflowFacts } from "../model/workflowFacts.js";

export type Severity = "error" | "warning" | "information" | "hint";

/** What a rule reports: one mistake, at the smallest range that shows it, in one sentence. */
export interface Finding {
  /** `family/kebab-name`; the anchor of the rule's section in docs/rules.md. */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence: names the offender in quotes and says what would be right. */
  readonly message: string;
  readonly range: OffsetRange;
  readonly related?: readonly RelatedRange[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  /** Ways to mend it, best first; worked out when asked for. */
  readonly fixes?: () => readonly Fix[];
}

export interface RelatedRange {
  readonly range: OffsetRange;
  readonly message: string;
}

/** A place in another step than the one that is looked at, by what stands there: an entry of its `parents`. */
export interface RelatedParent {
  readonly step: string;
  readonly parent: string;
  readonly message: string;
}

/** One way to mend a finding, in the coordinates of the finding. Its edits keep comments, style and line ends; the text afterwards parses no worse. */
export interface Fix {
  /** Imperative, names what it changes: `Rename to "prepare"`. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Whether it may be done to all findings of a file unseen: it changes nothing that was meant. */
  readonly isSafe: boolean;
}

/** What all rules may ask, whatever they look at. */
export interface CommonContext {
  readonly kind: DocumentKind;
  /** Whether template statements may add, repeat or remove parts of the file. */
  readonly isTemplated: boolean;
  /** The text in which the ranges of this check count. */
  readonly text: string;
  /** What is wrong with that text as YAML, in no particular order. */
  readonly problems: readonly SyntaxProblem[];
  /** Version of the platform's SDK that the file is written for, such as `1.7`; undefined when nobody says. */
  readonly sdkVersion?: string;
  /** What the file declares beside `body`. */
  readonly declared: Declarations;
  /** The workflow's parts by name, without positions; undefined in files without steps. */
  readonly workflow?: WorkflowFacts;
  /** The files around this one; undefined where nobody knows them. */
  readonly beside?: FilesBeside;
  /** What the platform of the signed-in account told; undefined where nobody knows. */
  readonly remote?: RemoteFacts;
  /** URI of the folder that is packed as artifact; undefined unless it is there. */
  readonly artifactFolder?: string | undefined;
  /** The candidate that a mistyped name was most likely meant to be; undefined when none is near. */
  readonly suggest: (name: string, candidates: Iterable<string>) => string | undefined;
}

/**
 * What a rule about a whole file looks at. It reads steps through `workflow`, never the tree below `config.steps` nor the
 * steps of `file.workflow`, whose ranges count elsewhere.
 */
export interface RuleContext extends CommonContext {
  readonly tree: SyntaxTree;
  readonly file: BlockFile;
}

/** What a rule about one step may know beside the step. The ranges of the step count in `text`. */
export type StepContext = CommonContext & Required<Pick<CommonContext, "workflow">>;

/** Where what is asked for stands. `inference` alone is never an error. */
export type Source = "platform reference" | "SDK" | "support site" | "plain logic" | "inference";

interface RuleText {
  readonly id: `${string}/${string}`;
  readonly severity: Severity;
  readonly sources: readonly Source[];
  /** What is asked of the author, one sentence. */
  readonly summary: string;
  /** The reason. */
  readonly why: string;
  /** A whole document that raises exactly this finding; its range stands between `<|` and `|>`. */
  readonly bad: string;
  /** A whole document without any finding. Where the rule has a fix, `bad` becomes this by its first one. */
  readonly good: string;
  /** What `bad` becomes by its first fix, where that is not `good`. */
  readonly fixed?: string;
  /** Texts of the files around the examples, by their paths; the examples are `some.block.yaml` in the same folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** What the platform of the examples tells. */
  readonly remote?: RemoteFacts;
  /**
   * Rules of the schema that may find the same mistake. Of two findings at one range the severer stays; this rule's,
   * which knows more, when both are equal.
   */
  readonly competesWith?: readonly `schema/${string}`[];
}

/** Looks at a file as a whole, or at a part of it that is no step. */
export interface FileRule extends RuleText {
  readonly scope: "file";
  check(context: RuleContext, report: Report): void;
}

/**
 * Looks at one step at a time. What it reports depends on the step's own text and on `context` alone and lies within the
 * step, so that it is worked out again only when one of them changes.
 */
export interface StepRule extends RuleText {
  readonly scope: "step";
  check(step: Step, context: StepContext, report: Report): void;
}

/** An entry of `config.steps`, another key of `config`, of `body` or of the file; together they are the whole file. */
export interface FilePart {
  readonly pair: PairNode;
  /** The mapping that holds the pair. */
  readonly mapping: MappingNode;
  /** From the root: `["body", "config", "steps", "train"]`, `["body", "release"]`, `["tenants"]`. */
  readonly path: DocumentPath;
}

/** Looks at any part of a file, one at a time; what it reports depends on the part and `context` as in a `StepRule`. */
export interface PartRule extends RuleText {
  readonly scope: "part";
  check(part: FilePart, context: CommonContext, report: Report): void;
}

export type Rule = FileRule | StepRule | PartRule;

export type Report = (
  range: OffsetRange,
  message: string,
  more?: {
    readonly related?: readonly (RelatedRange | RelatedParent)[];
    readonly tags?: NonNullable<Finding["tags"]>;
    /** Where one rule has several severities; otherwise the rule's own. */
    readonly severity?: Severity;
    /** Asked for only when somebody wants to see the fixes, best first. */
    readonly fixes?: () => readonly Fix[];
    /** Further ones that change other parts of the file as well; they count in the text of the whole file. */
    readonly fixesInFile?: FixesInFile;
  },
) => void;

export type FixesInFile = (tree: SyntaxTree) => readonly Fix[];

/** Checks the shape of a rule where it is written; a rule is a value. */
export function defineRule<Defined extends Rule>(rule: Defined): Defined {
  return rule;
}
