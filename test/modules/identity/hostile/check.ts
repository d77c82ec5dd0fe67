/** A piece of a source that makes one check, and what stands there when it is switched off. */
export interface Check {
  /** Path within the checkout. */
  readonly file: string;
  /** The piece as it stands; exactly once in its file. */
  readonly piece: string;
  readonly kind: 'statement' | 'expression' | 'text';
  /** What is there instead: statements, an expression, or the text within a template. */
  readonly instead: string;
}

export interface File {
  /** A statement that is left out, or others in its place. */
  statement(piece: string, instead?: string): Check;
  expression(piece: string, instead: string): Check;
  /** Text within a template, as SQL is. */
  text(piece: string, instead: string): Check;
}

export function checksIn(file: string): File {
  return {
    statement: (piece, instead = '') => ({ file, piece, instead, kind: 'statement' }),
    expression: (piece, instead) => ({ file, piece, instead, kind: 'expression' }),
    text: (piece, instead) => ({ file, piece, instead, kind: 'text' }),
  };
}
