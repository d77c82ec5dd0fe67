import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/me.js';
import { Page } from '../../app/page.js';
import { QueryView } from '../../components/query-view.js';
import { Applications } from './applications.js';
import { MyNextEvents } from './my-next-events.js';
import { MyTalks } from './my-talks.js';
import { isOpenProposal, nextStep } from './next-step.js';
import { NextStepCard } from './next-step-card.js';
import { OpenCohorts } from './open-cohorts.js';
import { Pairs } from './pairs.js';
import { ProfileCard } from './profile-card.js';
import { Proposals } from './proposals.js';
import { StaffCard } from './staff-card.js';
import { useOverview } from './use-overview.js';

/** Where a signed-in person lands: the one next thing to do, then all that is under way. */
export function MyHomeScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const overview = useOverview();
  return (
    <Page title={t('mine.title', { name: me?.person.displayName })} windowTitle={t('mine.window')} width="wide">
      <QueryView query={overview} lines={8}>
        {(data) => (
          <div className="home-columns">
            <div className="home-main">
              <NextStepCard step={nextStep(data)} />
              <Proposals proposals={data.proposals.filter(isOpenProposal)} />
              <MyTalks />
              <Pairs mentorships={data.mentorships} />
              <Applications enrolments={data.enrolments} cohorts={data.cohorts} />
              <OpenCohorts cohorts={data.cohorts} enrolments={data.enrolments} />
            </div>
            <aside className="home-side" aria-label={t('mine.profile')}>
              <ProfileCard overview={data} />
              <MyNextEvents registrations={data.registrations} />
              {data.isStaff && nextStep(data).kind !== 'console' && <StaffCard />}
            </aside>
          </div>
        )}
      </QueryView>
    </Page>
  );
}
