const HELSINKI = { timeZone: 'Europe/Helsinki' } as const;
const MINUTE = 60_000;

/** The day in Helsinki, `yyyy-mm-dd`. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', HELSINKI).format(new Date());
}

function clockIn(minutes: number): string {
  const time = { ...HELSINKI, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', time).format(new Date(Date.now() + minutes * MINUTE));
}

/** A journey has an event later on its own day. In the last minutes before midnight in Helsinki there is no later: it sets out after it. */
export async function untilTheDayIsLongEnough(minutes: number): Promise<void> {
  while (clockIn(minutes) < clockIn(0)) await new Promise((resolve) => setTimeout(resolve, MINUTE / 4));
}
