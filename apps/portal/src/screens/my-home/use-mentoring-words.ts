import { useTranslation } from 'react-i18next';
import type { Enrolment } from '../../api/types.js';
import { sizeOf } from '../../components/form/mentoring.js';

/** What a mentor's application says of how she mentors; nothing for a student. */
export function useMentoringWords(): (
  enrolment: Pick<Enrolment, 'capacity' | 'groupOffer' | 'isInGroup'>,
) => readonly string[] {
  const { t } = useTranslation();
  return ({ capacity, groupOffer, isInGroup }) => {
    if (capacity === null) return [];
    if (isInGroup) return [t('enrolment.inGroup')];
    if (!groupOffer) return [t('enrolment.capacity', { count: capacity })];
    return [
      t('enrolment.groupOffer', { size: sizeOf(groupOffer) }),
      t('enrolment.capacityBesides', { count: capacity }),
    ];
  };
}
