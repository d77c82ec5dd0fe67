import { useTranslation } from 'react-i18next';
import type { Mentorship, Proposal } from '../../api/types.js';
import { useLocalised } from '../../components/localised.js';
import { useFormat } from '../../i18n/use-format.js';
import type { NextStep } from './next-step.js';

interface StepWords {
  title: string;
  text: string;
  action: string;
  to: string;
}

export function namesOf({ others }: Mentorship): string {
  return others.map(({ displayName }) => displayName).join(', ');
}

/** What is proposed: by the student herself, into a group, or as a pair. */
function asking({ cameFrom, group, role }: Proposal) {
  if (cameFrom === 'request') return { title: 'mine.answerRequest', text: 'mine.answerRequestText' } as const;
  if (group) return { title: 'mine.answerGroup', text: `mine.answerGroupText.${role}` } as const;
  return { title: 'mine.answerProposal', text: 'mine.answerProposalText' } as const;
}

type Kind = NextStep['kind'];
type Step<K extends Kind> = Extract<NextStep, { kind: K }>;

/** The words of a next step, and where it leads. */
export function useStepWords(step: NextStep): StepWords {
  const { t } = useTranslation();
  const { day, moment, weekday } = useFormat();
  const nameOf = useLocalised();
  const plain = (kind: 'makeProfile' | 'waitMatch' | 'lookAround', to: string): StepWords => ({
    title: t(`mine.${kind}`),
    text: t(`mine.${kind}Text`),
    action: t(`mine.${kind}Action`),
    to,
  });
  const words: { [K in Kind]: (step: Step<K>) => StepWords } = {
    answerProposal: ({ proposal }) => ({
      title: t(asking(proposal).title),
      text: t(asking(proposal).text, {
        name: proposal.other.displayName,
        date: moment(proposal.expiresAt ?? ''),
      }),
      action: t('mine.answerProposalAction'),
      to: `/proposals/${proposal.id}`,
    }),
    answerMeeting: ({ mentorship, meeting }) => ({
      title: t('mine.answerMeeting', { date: weekday(meeting.heldOn) }),
      text: t('mine.answerMeetingText', { name: namesOf(mentorship) }),
      action: t('mine.answerMeetingAction'),
      to: `/mentorships/${mentorship.id}#meetings`,
    }),
    giveInfo: ({ enrolment }) => ({
      title: t('mine.giveInfo'),
      text: enrolment.reason ? t('mine.giveInfoText', { reason: enrolment.reason }) : t('mine.giveInfoPlain'),
      action: t('mine.giveInfoAction'),
      to: `/profile?role=${enrolment.role}`,
    }),
    firstMeeting: ({ mentorship }) => ({
      title: t('mine.firstMeeting'),
      text: t('mine.firstMeetingText', { name: namesOf(mentorship) }),
      action: t('mine.firstMeetingAction'),
      to: `/mentorships/${mentorship.id}`,
    }),
    console: () => ({
      title: t('mine.console'),
      text: t('mine.consoleText'),
      action: t('nav.console'),
      to: '/admin',
    }),
    makeProfile: () => plain('makeProfile', '/welcome'),
    finishProfile: ({ missing }) => ({
      title: t('mine.finishProfile'),
      text: t('mine.finishProfileText', { count: missing }),
      action: t('mine.finishProfileAction'),
      to: '/profile',
    }),
    waitOther: ({ proposal }) => ({
      title: t('mine.waitOther', { name: proposal.other.displayName }),
      text: t(proposal.cameFrom === 'request' ? 'mine.waitMentorText' : 'mine.waitOtherText', {
        name: proposal.other.displayName,
        date: moment(proposal.expiresAt ?? ''),
      }),
      action: t('mine.waitOtherAction'),
      to: `/proposals/${proposal.id}`,
    }),
    keepGoing: ({ mentorship }) => ({
      title: t('mine.keepGoing'),
      text: t('mine.keepGoingText', { name: namesOf(mentorship) }),
      action: t('mine.keepGoingAction'),
      to: `/mentorships/${mentorship.id}`,
    }),
    chooseMentor: ({ choice }) => ({
      title: t('mine.chooseMentor'),
      text: t('mine.chooseMentorText', { count: choice.left }),
      action: t('mine.chooseMentorAction'),
      to: `/mentors?cohort=${choice.cohortId}`,
    }),
    waitMatch: () => plain('waitMatch', '/events'),
    apply: ({ cohort, hasBegun }) => ({
      title: t('mine.apply', { cohort: nameOf(cohort.name) }),
      text: hasBegun ? t('mine.applyBegun') : t('mine.applyText', { date: day(cohort.closesOn) }),
      action: t('mine.applyAction'),
      to: `/apply/${cohort.id}`,
    }),
    lookAround: () => plain('lookAround', '/events'),
  };
  const write = words[step.kind] as (step: NextStep) => StepWords; // the table pairs each kind with its own step
  return write(step);
}
