import { z } from 'zod';
import { dayInWords, inWords, type Language } from '#platform/kernel';

/** Why somebody gets a mail; the footer says it. */
export type Because = 'sign-in' | 'address' | 'ways' | 'invitation' | 'programme' | 'event' | 'staff';

/** Another text of the same message, in the reader's language. */
export type Say = (part: string, words: Readonly<Record<string, unknown>>) => string;

interface MessageType<Params extends z.ZodType> {
  /** What is stored with the notification: ids and numbers only. Names and secrets are looked up when the mail is written. */
  readonly params: Params;
  /** The page of the portal that the mail's button opens, without the language. */
  readonly page: (params: z.infer<Params>) => string;
  readonly because: Because;
  /** What the texts say in the place of a parameter that people could not read as it is stored. */
  readonly words?: (params: z.infer<Params>, language: Language, say: Say) => Readonly<Record<string, string>>;
}

function message<Params extends z.ZodType>(type: MessageType<Params>): MessageType<Params> {
  return type;
}

const enrolment = z.object({ enrolmentId: z.uuid() });
const proposal = z.object({ proposalId: z.uuid() });
const openProposal = proposal.extend({ answerBy: z.iso.datetime() });
const mentorship = z.object({ mentorshipId: z.uuid() });
const event = z.object({ eventId: z.uuid() });
const code = z.object({ codeId: z.uuid() });
/** Goes to this one address of the person, not to the primary one. */
const contact = z.object({ contactId: z.uuid() });

const aboutEnrolment = message({ params: enrolment, page: () => '/home', because: 'programme' });
const aboutProposal = message({
  params: openProposal,
  page: ({ proposalId }) => `/proposals/${proposalId}`,
  because: 'programme',
  words: ({ answerBy }, language) => ({ answerBy: inWords(new Date(answerBy), language) }),
});
const endOfProposal = message({ params: proposal, page: () => '/home', because: 'programme' });
/** Its student may ask another mentor there. */
const endOfRequest = message({ params: proposal, page: () => '/mentors', because: 'programme' });
const aboutEvent = message({ params: event, page: ({ eventId }) => `/events/${eventId}`, because: 'event' });
const aboutMentorship = message({
  params: mentorship,
  page: ({ mentorshipId }) => `/mentorships/${mentorshipId}`,
  because: 'programme',
});

/** Opens the console, by way of the sign-in for who is not signed in. */
const console = () => '/login?returnTo=%2Fadmin';
const aboutRole = message({ params: z.object({ role: z.string() }), page: console, because: 'staff' });
const aboutWays = message({ params: contact, page: () => '/account', because: 'ways' });

/** Every kind of message there is. Its texts stand in the catalogues under `messages.<name>.{subject,body,button}`. */
export const MESSAGE_TYPES = {
  'sign-in-code': message({ params: code, page: () => '/login', because: 'sign-in' }),
  'address-code': message({ params: code, page: () => '/account', because: 'address' }),
  'way-added': aboutWays,
  'way-removed': aboutWays,
  'way-linked': aboutWays,
  'way-unlinked': aboutWays,
  'mentor-invited': message({ params: enrolment, page: () => '/login', because: 'invitation' }),
  'enrolment-received': aboutEnrolment,
  'enrolment-approved': aboutEnrolment,
  'enrolment-rejected': aboutEnrolment,
  'enrolment-waitlisted': aboutEnrolment,
  'enrolment-needs-info': aboutEnrolment,
  'enrolment-withdrawn': aboutEnrolment,
  'proposal-for-student': aboutProposal,
  'proposal-for-mentor': aboutProposal,
  'group-for-student': aboutProposal,
  'group-for-mentor': message({
    params: z.object({ answerBy: z.iso.datetime() }),
    // There stand all students who are proposed.
    page: () => '/home',
    because: 'programme',
    words: ({ answerBy }, language) => ({ answerBy: inWords(new Date(answerBy), language) }),
  }),
  'proposal-declined': endOfProposal,
  'proposal-expired': endOfProposal,
  'proposal-withdrawn': endOfProposal,
  'proposal-reminder': aboutProposal,
  'talks-announced': message({
    params: z.object({ talks: z.array(z.object({ startsAt: z.iso.datetime(), table: z.number().int() })) }),
    page: () => '/talks',
    because: 'programme',
    words: ({ talks }, language, say) => ({
      talks: talks
        .map(({ startsAt, table }) => `- ${say('talk', { at: inWords(new Date(startsAt), language), table })}`)
        .join('\n'),
    }),
  }),
  'request-for-mentor': aboutProposal,
  'request-reminder': aboutProposal,
  'request-declined': endOfRequest,
  'request-expired': endOfRequest,
  'request-missed': endOfProposal,
  'request-withdrawn': endOfProposal,
  'pair-agreed': aboutMentorship,
  'member-left': aboutMentorship,
  'pair-ended': message({ params: mentorship, page: () => '/home', because: 'programme' }),
  'meeting-logged': aboutMentorship,
  'registration-confirmed': aboutEvent,
  'registration-promoted': aboutEvent,
  'registration-waitlisted': message({
    params: event.extend({ position: z.number().int() }),
    page: ({ eventId }) => `/events/${eventId}`,
    because: 'event',
  }),
  'event-cancelled': aboutEvent,
  'role-granted': aboutRole,
  'role-granted-later': message({
    params: z.object({ role: z.string(), from: z.iso.datetime() }),
    page: () => '/home',
    because: 'staff',
    words: ({ from }, language) => ({ firstDay: dayInWords(new Date(from), language) }),
  }),
  'role-withdrawn': message({ params: z.object({ role: z.string() }), page: () => '/home', because: 'staff' }),
  'role-ending': message({
    params: z.object({ role: z.string(), endsAt: z.iso.datetime() }),
    page: console,
    because: 'staff',
    // A role ends when its last day is over: that day is told, not the midnight after it.
    words: ({ endsAt }, language) => ({ lastDay: dayInWords(new Date(Date.parse(endsAt) - 1), language) }),
  }),
} as const;

export type MessageName = keyof typeof MESSAGE_TYPES;
export type ParamsOf<Name extends MessageName> = z.infer<(typeof MESSAGE_TYPES)[Name]['params']>;

export const MESSAGE_NAMES = Object.keys(MESSAGE_TYPES).filter(isMessageName);

export function isMessageName(text: string): text is MessageName {
  return Object.hasOwn(MESSAGE_TYPES, text);
}

/** What the texts of a stored notification say, in its reader's language. */
export function wordsOf(
  name: MessageName,
  stored: unknown,
  language: Language,
  say: Say,
): Readonly<Record<string, unknown>> {
  const type: MessageType<z.ZodType> = MESSAGE_TYPES[name] as MessageType<z.ZodType>;
  const params = type.params.parse(stored);
  return { ...(params as Readonly<Record<string, unknown>>), ...type.words?.(params, language, say) };
}

/** The address of the person that a stored notification goes to; undefined when it goes to the primary one. */
export function contactOf(params: unknown): string | undefined {
  return contact.safeParse(params).data?.contactId;
}

/** The page behind a stored notification; its parameters are checked again on the way out of the database. */
export function pageOf(name: MessageName, params: unknown): string {
  const type: MessageType<z.ZodType> = MESSAGE_TYPES[name] as MessageType<z.ZodType>;
  return type.page(type.params.parse(params));
}
