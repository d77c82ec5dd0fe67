import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Proposal } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';

export function Proposals({ proposals }: { proposals: readonly Proposal[] }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{t('mine.proposals')}</h2>
      <ul className="stack">
        {proposals.map((proposal) => (
          <li key={proposal.id} className="card card-row">
            <div>
              <h3 className="card-title">
                <Link className="card-link" to={path(`/proposals/${proposal.id}`)}>
                  {proposal.other.displayName}
                </Link>
              </h3>
              <p>{proposal.other.headline}</p>
            </div>
            <p className="tags">
              {proposal.myAnswer === 'none' ? (
                <Tag tone="warning" icon="clock">
                  {proposal.expiresAt
                    ? t('mine.answerBy', { date: format.moment(proposal.expiresAt) })
                    : t('proposal.waitingForYou')}
                </Tag>
              ) : (
                <Tag tone="good" icon="check">
                  {t('proposal.waitingForOther', { name: proposal.other.displayName })}
                </Tag>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
