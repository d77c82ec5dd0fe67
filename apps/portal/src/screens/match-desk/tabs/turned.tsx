import { useTranslation } from 'react-i18next';
import type { WhatIfResult } from '../../../api/types.js';
import { MoreButton } from './more-button.js';
import { useMore } from './use-more.js';

/** Who would gain and who would lose a mentor: names where the reader may see them, a count for the others. */
export function Turned({ answer: { gain, lose } }: { answer: WhatIfResult }) {
  const { t } = useTranslation();
  const sides = [
    ['lose', lose],
    ['gain', gain],
  ] as const;
  const told = sides.filter(([, { students, hidden }]) => students.length + hidden > 0);
  if (told.length === 0) return <p>{t('desk.turned.none')}</p>;
  return told.map(([name, side]) => (
    <details key={name} className="desk-more">
      <summary>{t(`desk.turned.${name}`, { count: side.students.length + side.hidden })}</summary>
      <People {...side} />
    </details>
  ));
}

function People({ students, hidden }: WhatIfResult['gain']) {
  const { t } = useTranslation();
  const { some, left, more } = useMore(students);
  return (
    <>
      <ul className="bullets">
        {some.map(({ student, mentor }) => (
          <li key={`${student} ${mentor}`}>{mentor ? t('desk.turned.with', { student, mentor }) : student}</li>
        ))}
        {hidden > 0 && <li>{t('desk.turned.hidden', { count: hidden })}</li>}
      </ul>
      <MoreButton left={left} onMore={more} />
    </>
  );
}
