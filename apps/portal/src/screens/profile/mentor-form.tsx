import { useTranslation } from 'react-i18next';
import { useMentorProfile, useMentorProfileChange } from '../../api/profiles.js';
import type { MentorProfile } from '../../api/types.js';
import { QueryView } from '../../components/query-view.js';
import { mentorAnswers, mentorFaults, mentorInput } from './answers.js';
import { FormFrame } from './form-frame.js';
import { LanguagesSection } from './languages-section.js';
import { MeetingSection } from './meeting-section.js';
import { MentorNotWith } from './not-with-section.js';
import { OffersSection } from './offers-section.js';
import { useFaultWords } from './use-fault-words.js';
import { useProfileForm } from './use-profile-form.js';
import { WishedStudentSection } from './wished-student-section.js';
import { WorkSection } from './work-section.js';

export function MentorForm() {
  const profile = useMentorProfile();
  return <QueryView query={profile}>{(saved) => <LoadedForm profile={saved} />}</QueryView>;
}

function LoadedForm({ profile }: { profile: MentorProfile }) {
  const { t } = useTranslation();
  const words = useFaultWords();
  const query = useMentorProfile();
  const change = useMentorProfileChange();
  const form = useProfileForm({
    role: 'mentor',
    profile,
    toAnswers: mentorAnswers,
    check: (answers) => mentorFaults(answers, words),
    save: (answers, version) => change.mutateAsync(mentorInput(answers, version)),
    reload: async () => (await query.refetch()).data,
  });
  const contents = [
    { id: 'work', title: t('profile.work') },
    { id: 'my-languages', title: t('profile.languages') },
    { id: 'help-with', title: t('profile.help') },
    { id: 'hopes', title: t('profile.wishedStudent') },
    { id: 'meeting', title: t('profile.meeting') },
    { id: 'not-with', title: t('profile.notWith') },
  ];
  return (
    <FormFrame forRole="mentor" contents={contents} form={form} profile={profile}>
      <WorkSection {...form} />
      <LanguagesSection {...form} />
      <OffersSection {...form} />
      <WishedStudentSection {...form} />
      <MeetingSection {...form} />
      <MentorNotWith {...form} />
    </FormFrame>
  );
}
