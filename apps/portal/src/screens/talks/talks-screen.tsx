import { useTranslation } from 'react-i18next';
import { useMyTalks } from '../../api/talks.js';
import type { MyTalkRound } from '../../api/types.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { TalkCard } from './talk-card.js';

/** One's own talks at a kick-off: whom one meets when and where, and what one thought of it. */
export function TalksScreen() {
  const { t } = useTranslation();
  const talks = useMyTalks();
  return (
    <Page title={t('talks.title')} lead={t('talks.lead')}>
      <QueryView query={talks} lines={8}>
        {(rounds) =>
          rounds.length > 0 ? (
            rounds.map((round) => <Round key={round.id} round={round} />)
          ) : (
            <Empty icon="people" title={t('talks.empty')}>
              <p>{t('talks.emptyText')}</p>
            </Empty>
          )
        }
      </QueryView>
    </Page>
  );
}

function Round({ round }: { round: MyTalkRound }) {
  const { t } = useTranslation();
  const heading = `talks-${round.id}`;
  return (
    <section className="stack" aria-labelledby={heading}>
      <h2 id={heading}>{round.cohort}</h2>
      {round.place && <p>{t('talks.place', { place: round.place })}</p>}
      {round.state === 'closed' && <Notice>{t('talks.closed')}</Notice>}
      <ol className="stack talk-list">
        {round.talks.map((talk) => (
          <TalkCard key={talk.id} talk={talk} role={round.role} isOpen={round.state === 'published'} />
        ))}
      </ol>
    </section>
  );
}
