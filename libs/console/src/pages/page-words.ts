import type { ConsolePage, ImportPreview } from '#identity';
import { errorTextKey, type Texts } from '#platform';
import type { Language } from '#platform/kernel';

type ImportFault = ImportPreview['rows'][number]['faults'][number];

/** Puts the codes in what a page's command answered into the reader's words: screens show text, libs speak in codes. */
export class PageWords {
  constructor(
    private readonly page: Pick<ConsolePage, 'id' | 'lib'>,
    private readonly texts: Texts,
    private readonly language: Language,
  ) {}

  in(result: object): object {
    return {
      ...result,
      ...('rows' in result && { rows: this.rows(result.rows) }),
      ...('refused' in result && { refused: this.refused(result.refused) }),
    };
  }

  private rows(rows: unknown): unknown {
    if (!Array.isArray(rows)) return rows;
    return rows.map((row: { readonly faults: readonly ImportFault[] }) => ({
      ...row,
      faults: row.faults.map((fault) => ({ column: fault.column, text: this.text(fault.code, fault.params) })),
    }));
  }

  private refused(refused: unknown): unknown {
    if (!Array.isArray(refused)) return refused;
    return refused.map((one: { readonly code: string }) => ({ ...one, reason: this.text(one.code) }));
  }

  /** A code with a dot is a DomainError's, any other one a fault that the page itself names. */
  private text(code: string, params: ImportFault['params'] = {}): string {
    const key = code.includes('.')
      ? `${errorTextKey(code)}.title`
      : `${this.page.lib}:staff.pages.${this.page.id}.faults.${code}`;
    return this.texts.t(this.language, key, params);
  }
}
