import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useRoundsWithoutPair } from '../../api/match-desk/substitutes.js';
import type { Role } from '../../api/types.js';
import { Empty } from '../../components/empty.js';
import { QueryView } from '../../components/query-view.js';
import { DeskOnly, DeskPage, ToRuns } from '../match-desk/desk-page.js';
import { ForOne } from './for-one.js';
import { Waiting } from './waiting.js';

/** Between runs: somebody whose pair came to nothing gets another. Round, side, search and person stand in the address. */
export function SubstitutesScreen() {
  return (
    <DeskOnly>
      <Substitutes />
    </DeskOnly>
  );
}

function Substitutes() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const rounds = useRoundsWithoutPair();
  const person = address.get('for');
  const role: Role = address.get('side') === 'mentor' ? 'mentor' : 'student';
  return (
    <DeskPage title={t('substitutes.title')} lead={t('substitutes.lead')} above={<ToRuns />}>
      {person ? (
        <ForOne key={person} id={person} />
      ) : (
        <QueryView query={rounds} lines={6}>
          {(items) => {
            const cohort = items.find(({ id }) => id === address.get('cohort')) ?? items[0];
            return cohort ? (
              <Waiting rounds={items} cohort={cohort.id} role={role} q={address.get('q')?.slice(0, 100) ?? ''} />
            ) : (
              <Empty icon="people" title={t('substitutes.nobody')} />
            );
          }}
        </QueryView>
      )}
    </DeskPage>
  );
}
