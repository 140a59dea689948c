import type { Range, SemanticTokens, SemanticTokensEdit } from "vscode-languageserver-types";
import { createMemory } from "../../document/parts/memory.js";
import type { OffsetRange } from "../../document/syntaxNode.js";
import { readStatement } from "../../template/statement.js";
import type { BlockDocument } from "../blockDocument.js";
import type { Occurrence } from "../names/occurrence.js";
import { namesIn } from "../names/pieceNames.js";
import { wordRange } from "../names/wordRange.js";
import type { Piece, PieceSource, PlacedPiece } from "../pieces.js";
import { secretNamesAround, secretNamesOfStep } from "./secretNames.js";
import { tokenTypes, typeOfName, type TokenType } from "./tokenLegend.js";

interface Token extends OffsetRange {
  readonly type: TokenType;
  readonly isDeclaration?: boolean;
}

/**
 * What the names in a document are, five numbers each as the protocol has them: lines and characters from the token before,
 * length, type and modifiers by their places in the legend.
 *
 * @param lines Only tokens on these lines.
 */
export function semanticTokens(block: BlockDocument, lines?: Range): SemanticTokens {
  const { text, pieces } = block;
  const within = lines && {
    start: text.offsetAt({ line: lines.start.line, character: 0 }),
    end: text.offsetAt({ line: lines.end.line + 1, character: 0 }),
  };
  const tokens = pieces.all
    .flatMap((piece, index) => placedTokens({ piece, move: pieces.moveOf(index) }, within))
    .sort((a, b) => a.start - b.start);
  const data: number[] = [];
  let line = 0;
  let character = 0;
  let end = 0;
  for (const token of tokens) {
    // What a text means in two ways, through an anchor, is shown in the first one.
    if (token.start < end) continue;
    end = token.end;
    const at = text.positionAt(token.start);
    const isSameLine = at.line === line;
    const gap = isSameLine ? at.character - character : at.character;
    const modifiers = token.isDeclaration === true ? 1 : 0;
    const length = token.end - token.start;
    data.push(at.line - line, gap, length, tokenTypes.indexOf(token.type), modifiers);
    ({ line, character } = at);
  }
  return { data };
}

/** What to change in one list of tokens to make it another one: nothing, or one stretch. */
export function tokenEdits(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const deleteCount = before.length - start - same;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

function placedTokens(
  { piece, move }: PlacedPiece,
  within: OffsetRange | undefined,
): readonly Token[] {
  const { source, file } = piece;
  if (within && !file && isOutside(move({ start: 0, end: source.text.length }), within)) return [];
  const placed = tokensIn(piece).map((token) => ({ ...token, ...move(token) }));
  return within ? placed.filter((token) => !isOutside(token, within)) : placed;
}

function isOutside({ start, end }: OffsetRange, within: OffsetRange): boolean {
  return end <= within.start || start >= within.end;
}

const known = createMemory<readonly Token[]>();

function tokensIn(piece: Piece): readonly Token[] {
  const tokens = known.get(piece.source) ?? readTokens(piece);
  known.set(piece.source, tokens);
  return tokens;
}

function readTokens(piece: Piece): readonly Token[] {
  const { source, file } = piece;
  const { text } = source;
  const secrets = [
    ...piece.steps().flatMap(secretNamesOfStep),
    ...(file ? secretNamesAround(file) : []),
  ];
  return [
    ...namesIn(piece).all.flatMap((name) => nameToken(text, name)),
    ...secrets.map((range): Token => ({ ...innerRange(text, range), type: "pressBlockSecret" })),
    ...tagTokens(source),
  ].filter(({ start, end }) => start < end && !/[\r\n]/.test(text.slice(start, end)));
}

function nameToken(text: string, name: Occurrence): readonly Token[] {
  const type = typeOfName[name.kind];
  if (type === undefined) return [];
  return [{ ...wordRange(text, name), type, isDeclaration: name.role === "declaration" }];
}

function innerRange(text: string, { start, end }: OffsetRange): OffsetRange {
  const isQuoted = /["']/.test(text.charAt(start)) && text.charAt(start) === text.charAt(end - 1);
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The delimiters of template tags, and the keywords of statements. */
function tagTokens({ text, tree }: PieceSource): readonly Token[] {
  return tree.templateTags.flatMap(({ kind, range: { start, end } }): readonly Token[] => {
    if (kind !== "expression" && kind !== "statement") return [];
    const source = text.slice(start, end);
    const open = /^\{[{%][-+]?/.exec(source)?.[0].length ?? 2;
    const close = /[-+]?[%}]\}$/.exec(source)?.[0].length ?? 0;
    const statement = kind === "statement" ? readStatement(source) : undefined;
    const keyword = statement && {
      start: start + statement.restStart - statement.keyword.length,
      end: start + statement.restStart,
    };
    const delimiters = [
      { start, end: start + open },
      { start: end - close, end },
    ];
    return [...delimiters, ...(keyword ? [keyword] : [])].map((range) => ({
      ...range,
      type: "macro",
    }));
  });
}
