import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Proposal } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { fieldId } from '../../components/form/field-id.js';
import { usePointerName } from '../../components/form/use-pointer-name.js';
import { Icon } from '../../components/icon.js';

/** Why these two: each reason rests on an answer of the reader, which can be corrected. */
export function Reasons({ proposal: { reasons, role, cameFrom } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const nameOf = usePointerName();
  return (
    <section aria-labelledby="why">
      <h2 id="why">{t(cameFrom === 'request' ? 'request.why' : 'proposal.why')}</h2>
      {reasons.length === 0 ? (
        <p className="muted">{t('proposal.noReasons')}</p>
      ) : (
        <ul className="reasons">
          {reasons.map(({ uses, text }) => (
            <li key={uses + text}>
              <Icon name="check" />
              <div>
                <p>{text}</p>
                {uses && (
                  <Link to={path(`/profile?role=${role}#${fieldId(firstStep(uses))}`)}>
                    {t('proposal.correctFor', { label: nameOf(uses) })}
                  </Link>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className="hint">{t(cameFrom === 'request' ? `request.whyText_${role}` : 'proposal.whyText')}</p>
    </section>
  );
}

/** `/languages/0` leads to the languages: the row may have moved since. */
function firstStep(pointer: string): string {
  return pointer.split('/').slice(0, 2).join('/');
}
