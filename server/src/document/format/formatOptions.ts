/** How a text is to be laid out. */
export interface FormatOptions {
  /** Blanks per level. */
  readonly unit: number;
  /**
   * Whether the dashes of a list stand deeper than the list's key (`indented`), in its column (`flush`), or as those of
   * most lists in the text do.
   */
  readonly lists: "asMost" | "indented" | "flush";
  /** Whether quotes stay, or go where a text is the same text without them to every reader. */
  readonly quotes: "keep" | "asNeeded";
  readonly finalNewline: FinalNewline;
}

/** What is done about the end of the text. */
export interface FinalNewline {
  /** A text that ends without line break gets one. */
  readonly isInserted: boolean;
  /** Of several line breaks at the end one stays. */
  readonly areTrimmed: boolean;
}

/** The layout of one text, decided. */
export interface FormatStyle {
  readonly unit: number;
  /** Blanks between the column of a key and the dashes of its list. */
  readonly listIndent: number;
  /** What stands behind `{` and before `}` on a line. */
  readonly padding: "" | " ";
  readonly quotes: FormatOptions["quotes"];
}
