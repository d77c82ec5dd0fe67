import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { DeskRun } from '../../../api/types.js';
import { useSettled } from '../../../components/use-settled.js';
import { type DraftSettings, draftOf, faultIn, settingsOf } from '../settings/draft-settings.js';
import type { Partner } from '../settings/money.js';
import { isSame, type Question, questionOf, withQuestion } from './what-if-address.js';

const REST_MS = 300;

/** What stands in the fields of a what-if. */
export interface Sliders {
  draft: DraftSettings;
  extraSeats: number;
}

/**
 * The question of a what-if stands in the address: it is kept when the page is loaded again or sent to a colleague, and Back leads to the
 * one before. The fields follow the hand at once, the address when it rests.
 */
export function useAsked(run: DeskRun, partners: readonly Partner[]) {
  const [address, setAddress] = useSearchParams();
  const asked = questionOf(address, run.settings);
  const [sliders, setSliders] = useState<Sliders>(() => slidersOf(asked));
  const [followed, setFollowed] = useState(asked);
  // The address has been changed by other means than the fields, such as Back.
  if (!isSame(asked, followed)) {
    setFollowed(asked);
    setSliders(slidersOf(asked));
  }
  const settled = useSettled(sliders, REST_MS);
  const isRested = settled === sliders && faultIn(sliders.draft, partners) === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only fields at rest move the address.
  useEffect(() => {
    if (!isRested) return;
    const next = { settings: settingsOf(sliders.draft, partners), extraSeats: sliders.extraSeats };
    if (isSame(next, asked)) return;
    setFollowed(next);
    setAddress(withQuestion(address, next, run.settings), { preventScrollReset: true });
  }, [isRested, settled]);
  return { asked, sliders, setSliders };
}

function slidersOf({ settings, extraSeats }: Question): Sliders {
  return { draft: draftOf(settings), extraSeats };
}
