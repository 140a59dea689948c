import type { SyntaxProblem } from "../document/syntaxNode.js";
import type { Severity } from "./rule.js";

type SyntaxRule = readonly [summary: string, severity?: Severity];

/**
 * What the reading of the text reports, one line per id, for docs/rules.md. Where no severity stands it is an error: the
 * platform's loader refuses the file or reads something other than what is meant.
 */
const table: Readonly<Record<SyntaxProblem["rule"], SyntaxRule>> = {
  "syntax/alias-expansion": [
    "The aliases of a file stand for no more values than a block can need.",
  ],
  "syntax/alias-properties": ["An alias has no anchor or tag of its own."],
  "syntax/anchor-name": ["The name of an anchor has plain letters and digits only."],
  "syntax/bad-escape": ["A backslash in double quotes begins one of YAML's escape sequences."],
  "syntax/block-header": ['The text of a block begins on the line after "|" or ">".'],
  "syntax/block-in-flow": ["Inside brackets everything is written with brackets and commas."],
  "syntax/byte-order-mark": ["No byte order mark stands inside the text.", "warning"],
  "syntax/comment-space": ['A blank stands before the "#" of a comment.'],
  "syntax/complex-key": ["A key is a text, not a list or a mapping."],
  "syntax/control-character": ["The text has no control characters."],
  "syntax/date": ["A date is in quotes, since it cannot be sent (found when publishing)."],
  "syntax/directive": ["Directives are complete and stand before the document."],
  "syntax/document-start": ['The content begins on the line after "---".'],
  "syntax/duplicate-anchor": ["An anchor is defined once."],
  "syntax/duplicate-key": [
    "A key is set once in its mapping; the loader would keep the last one without a word.",
  ],
  "syntax/impossible-date": ["What is read as a date names a day that exists."],
  "syntax/indentation": ["Lines that belong together are indented alike."],
  "syntax/large-number": ["A number is small enough to be sent exactly (found when publishing)."],
  "syntax/long-key": ["A key has at most 1,024 characters."],
  "syntax/merge-conflict": ["No conflict of a merge is left in the text."],
  "syntax/merge-value": ['The merge key "<<" has a mapping or a list of mappings.'],
  "syntax/missing-anchor-name": ['A name stands after "&" and "*".'],
  "syntax/missing-colon": ["A colon and a blank stand between key and value."],
  "syntax/missing-comma": ["A comma stands between the items of a list or mapping in brackets."],
  "syntax/missing-dash": ['Each item of a list begins with "- ".'],
  "syntax/missing-key": ["A key stands before the colon."],
  "syntax/missing-space": ["A blank stands after a colon and after an anchor."],
  "syntax/multiple-anchors": ["A value has at most one anchor."],
  "syntax/multiline-key": ["A key stands on one line."],
  "syntax/not-finite": ["A number is finite, since others cannot be sent (found when publishing)."],
  "syntax/recursive-alias": ["An alias repeats what is complete above it."],
  "syntax/reserved-value": ['The values "=" and "<<" are in quotes.'],
  "syntax/several-documents": ["A file holds one document."],
  "syntax/tab-indentation": ["Lines are indented by blanks, not by tabs."],
  "syntax/tab-separation": ["No tab stands where YAML wants a blank."],
  "syntax/template": ["A template is rendered before it is sent (found when publishing)."],
  "syntax/time-limit": [
    "The text is read to its end within the time that is given to it.",
    "information",
  ],
  "syntax/too-deep": ["The text is nested no deeper than can be checked."],
  "syntax/too-large": ["The text is no larger than can be checked."],
  "syntax/unclosed-bracket": ["Each bracket is closed."],
  "syntax/unclosed-quote": ["Each quote is closed."],
  "syntax/unclosed-template": ["Each template tag is closed."],
  "syntax/undefined-alias": ["An alias names an anchor above it."],
  "syntax/unexpected-bracket": ["A closing bracket has an opening one."],
  "syntax/unexpected-comma": ["An item stands before each comma."],
  "syntax/unexpected-list-item": ["A list stands where a value can stand."],
  "syntax/unexpected-text": ["Nothing stands after the end of a value."],
  "syntax/unquoted-colon": ['A text that contains ": " is in quotes.'],
  "syntax/unquoted-reserved": ['A text that begins with "@", "%" or a backtick is in quotes.'],
  "syntax/unquoted-star": ['A text that begins with "*", such as a cron expression, is in quotes.'],
  "syntax/unsupported-tag": ["Values have no YAML tags."],
  "syntax/unusual-line-break": ["Lines end as editors end them.", "warning"],
};

export const syntaxRules: ReadonlyMap<
  string,
  { readonly summary: string; readonly severity: Severity }
> = new Map(
  Object.entries(table).map(([id, [summary, severity = "error"]]) => [id, { summary, severity }]),
);
