import { useTranslation } from 'react-i18next';
import { useStudentProfile, useStudentProfileChange } from '../../api/profiles.js';
import type { StudentProfile } from '../../api/types.js';
import { QueryView } from '../../components/query-view.js';
import { studentAnswers, studentFaults, studentInput } from './answers.js';
import { FormFrame } from './form-frame.js';
import { HopesSection } from './hopes-section.js';
import { LanguagesSection } from './languages-section.js';
import { MeetingSection } from './meeting-section.js';
import { StudentNotWith } from './not-with-section.js';
import { StatisticsSection } from './statistics-section.js';
import { StudiesSection } from './studies-section.js';
import { useFaultWords } from './use-fault-words.js';
import { useProfileForm } from './use-profile-form.js';
import { WishesSection } from './wishes-section.js';

export function StudentForm() {
  const profile = useStudentProfile();
  return <QueryView query={profile}>{(saved) => <LoadedForm profile={saved} />}</QueryView>;
}

function LoadedForm({ profile }: { profile: StudentProfile }) {
  const { t } = useTranslation();
  const words = useFaultWords();
  const query = useStudentProfile();
  const change = useStudentProfileChange();
  const form = useProfileForm({
    role: 'student',
    profile,
    toAnswers: studentAnswers,
    check: (answers) => studentFaults(answers, words),
    save: (answers, version) => change.mutateAsync(studentInput(answers, version)),
    reload: async () => (await query.refetch()).data,
  });
  const contents = [
    { id: 'studies', title: t('profile.studies') },
    { id: 'my-languages', title: t('profile.languages') },
    { id: 'help-with', title: t('profile.help') },
    { id: 'hopes', title: t('profile.hopes') },
    { id: 'meeting', title: t('profile.meeting') },
    { id: 'not-with', title: t('profile.notWith') },
    { id: 'statistics', title: t('profile.statistics') },
  ];
  return (
    <FormFrame forRole="student" contents={contents} form={form} profile={profile}>
      <StudiesSection {...form} />
      <LanguagesSection {...form} />
      <WishesSection {...form} />
      <HopesSection {...form} />
      <MeetingSection {...form} />
      <StudentNotWith {...form} />
      <StatisticsSection {...form} />
    </FormFrame>
  );
}
