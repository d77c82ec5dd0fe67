import type { RunnableCohort } from '../../../api/types.js';

export type Partner = RunnableCohort['partners'][number];

/** What stands in the fields, by organisation. */
export type Amounts = Readonly<Record<string, string>>;

/** More than any programme costs, and what the API takes. */
export const MOST_EUROS = 1_000_000_000;

export type AmountFault = 'invalid' | 'tooMuch';

/** Whole euros as people write them: thousands apart by spaces, a full stop or a comma. Nothing is 0; undefined is no amount. */
export function eurosIn(text: string): number | undefined {
  const written = text.replace(/[\s\u00a0\u202f]*(€|EUR)?\s*$/iu, '').trim();
  if (written === '') return 0;
  if (!/^\d{1,3}([ \u00a0\u202f.,]\d{3})*$|^\d+$/.test(written)) return undefined;
  return Number(written.replace(/\D/g, ''));
}

export function textOf({ organisationId }: Partner, amounts: Amounts): string {
  return amounts[organisationId] ?? '';
}

/** With the amounts of the last run where nothing is written yet. */
export function remembered(partners: readonly Partner[], amounts: Amounts): Amounts {
  const known = partners.flatMap(({ organisationId, amount }) => (amount ? [[organisationId, String(amount)]] : []));
  return { ...Object.fromEntries(known), ...amounts };
}

export function amountFault(text: string): AmountFault | undefined {
  const euros = eurosIn(text);
  if (euros === undefined) return 'invalid';
  return euros > MOST_EUROS ? 'tooMuch' : undefined;
}

/** The fields with their faults; `missing` is that nobody has put in anything. */
export function moneyFaults(
  partners: readonly Partner[],
  amounts: Amounts,
): readonly { readonly pointer: string; readonly fault: AmountFault | 'missing' }[] {
  const faults = partners.flatMap((partner) => {
    const fault = amountFault(textOf(partner, amounts));
    return fault ? [{ pointer: moneyPointer(partner), fault }] : [];
  });
  if (faults.length > 0) return faults;
  const [first] = partners;
  return first && sharesOf(partners, amounts).length === 0 ? [{ pointer: moneyPointer(first), fault: 'missing' }] : [];
}

/** Those who have put in something. */
export function sharesOf(partners: readonly Partner[], amounts: Amounts): { organisationId: string; share: number }[] {
  return partners.flatMap((partner) => {
    const share = eurosIn(textOf(partner, amounts)) ?? 0;
    return share > 0 ? [{ organisationId: partner.organisationId, share }] : [];
  });
}

export function moneyPointer({ organisationId }: Partner): string {
  return `/settings/money/${organisationId}`;
}
