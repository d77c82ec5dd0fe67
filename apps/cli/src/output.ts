/** Where commands write to; tests give their own. */
export interface Output {
  write(line: string): void;
  error(line: string): void;
}
