import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useMentorChoices, useMentors } from '../../api/mentors.js';
import type { MentorCard as Mentor, MentorChoice } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { QueryView } from '../../components/query-view.js';
import { AskDialog } from './ask-dialog.js';
import { MentorCard } from './mentor-card.js';
import { MentorFilter } from './mentor-filter.js';
import { isNarrowed, searchOf } from './mentor-search.js';
import { PageLinks } from './page-links.js';
import { Standing } from './standing.js';

/** Where the round allows it, a student looks for a mentor herself. The search stands in the address. */
export function MentorsScreen() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const choices = useMentorChoices();
  return (
    <Page title={t('mentors.title')} lead={t('mentors.lead')} width="wide">
      <QueryView query={choices} lines={6}>
        {(items) => {
          const choice = items.find(({ cohortId }) => cohortId === address.get('cohort')) ?? items[0];
          return choice ? <Choosing key={choice.cohortId} choice={choice} address={address} /> : <NothingToChoose />;
        }}
      </QueryView>
    </Page>
  );
}

function NothingToChoose() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <Empty icon="people" title={t('mentors.off')}>
      <p>{t('mentors.offText')}</p>
      <p>
        <Link to={path('/home')}>{t('mentors.home')}</Link>
      </p>
    </Empty>
  );
}

function Choosing({ choice, address }: { choice: MentorChoice; address: URLSearchParams }) {
  const { t } = useTranslation();
  const search = searchOf(address, choice.cohortId);
  const mentors = useMentors(search);
  const [asked, setAsked] = useState<Mentor>();
  const mayAsk = choice.state === 'open' && choice.left > 0;
  return (
    <>
      <Standing choice={choice} />
      {choice.state !== 'paused' && (
        <QueryView query={mentors} lines={8}>
          {({ items, total, page, pages, filters }) => (
            <>
              <MentorFilter search={search} filters={filters} />
              <p role="status" className="found">
                {t('mentors.found', { count: total })}
              </p>
              {items.length > 0 ? (
                <ul className="grid grid-halves">
                  {items.map((mentor) => (
                    <li key={mentor.id}>
                      <MentorCard mentor={mentor} onAsk={mayAsk ? () => setAsked(mentor) : undefined} />
                    </li>
                  ))}
                </ul>
              ) : (
                <Empty icon="people" title={t(isNarrowed(search) ? 'mentors.none' : 'mentors.empty')}>
                  <p>{t(isNarrowed(search) ? 'mentors.noneText' : 'mentors.emptyText')}</p>
                </Empty>
              )}
              <PageLinks search={search} page={page} pages={pages} />
            </>
          )}
        </QueryView>
      )}
      {asked && <AskDialog choice={choice} mentor={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
