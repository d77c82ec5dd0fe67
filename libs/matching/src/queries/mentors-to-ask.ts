import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { People } from '#identity';
import type { Language, PersonId } from '#platform/kernel';
import { CodeLists, type MentorProfile, Profiles } from '#profiles';
import type { mentorPage, mentorsQuery } from '../api/mentors.contract.js';
import type { PairOption } from '../domain/pair-options.js';
import type { Rules } from '../domain/rules.js';
import { scorePair } from '../domain/score-pair.js';
import { type ChoosingStudent, MentorChoicesRepository } from '../persistence/mentor-choices.repository.js';
import { FindPairChoices } from './find-pair-choices.js';
import { MyMentorChoices, standingOf } from './my-mentor-choices.js';
import { mentorCard } from './other-cards.js';
import { ReasonTexts } from './reason-texts.js';
import { languageName } from './would-help.js';

export type MentorPageView = z.infer<typeof mentorPage>;
type MentorsQuery = z.infer<typeof mentorsQuery>;

/** Mentors on a page. */
const PAGE = 12;

interface Found {
  readonly option: PairOption;
  readonly profile: MentorProfile;
  readonly name: string;
}

/** Mentors of a round whom a student could ask: who has a free seat and whom the rules of matching allow her. */
@Injectable()
export class MentorsToAsk {
  constructor(
    private readonly myChoices: MyMentorChoices,
    private readonly choices: MentorChoicesRepository,
    private readonly findPairChoices: FindPairChoices,
    private readonly profiles: Profiles,
    private readonly people: People,
    private readonly codeLists: CodeLists,
    private readonly reasonTexts: ReasonTexts,
  ) {}

  /** @throws matching.unknown-cohort, matching.no-mentor-choice */
  async page(person: PersonId, query: MentorsQuery, language: Language): Promise<MentorPageView> {
    const round = await this.myChoices.round(person, query.cohort);
    const { rules, found } = await this.found(round);
    const marked = await this.choices.marked(round.enrolmentId);
    const isMarked = ({ option }: Found) => marked.has(option.mentor.enrolmentId);
    const chosen = found.filter((one) => fits(one, query, language));
    const ordered = [...chosen.filter(isMarked), ...chosen.filter((one) => !isMarked(one))];
    const pages = Math.max(1, Math.ceil(ordered.length / PAGE));
    const page = Math.min(query.page ?? 1, pages);
    const shown = ordered.slice((page - 1) * PAGE, page * PAGE);
    return {
      items: shown.map((one) => ({ ...this.card(one, rules, language), isMarked: isMarked(one) })),
      total: ordered.length,
      page,
      pages,
      filters: this.filtersOf(found, language),
    };
  }

  /** The seat that her own request holds counts as free: she may look on while she waits. Whom a mentor wants to avoid does not show here. */
  private async found(round: ChoosingStudent): Promise<{ rules: Rules | undefined; found: Found[] }> {
    const { cohortId: id, programmeId, enrolmentId, openId } = round;
    if (standingOf(round) === 'paused') return { rules: undefined, found: [] };
    const cohort = { id, programmeId } as Parameters<FindPairChoices['execute']>[0];
    const who = { only: { student: enrolmentId }, free: openId ? [openId] : [], marksOf: 'student' } as const;
    const { rules, options } = await this.findPairChoices.execute(cohort, who);
    const persons = options.map(({ mentor }) => mentor.personId);
    const [profiles, cards] = await Promise.all([this.profiles.mentors(persons), this.people.cards(persons)]);
    const found = options.flatMap((option) => {
      const profile = profiles.get(option.mentor.personId);
      return profile ? [{ option, profile, name: cards.get(option.mentor.personId)?.displayName ?? '' }] : [];
    });
    return { rules, found };
  }

  private card({ option: { student, mentor }, profile, name }: Found, rules: Rules | undefined, language: Language) {
    const { languages, topics, ...rest } = mentorCard(profile);
    const parts = rules ? scorePair(student, mentor, rules).parts : [];
    return {
      ...{ ...rest, id: mentor.enrolmentId, displayName: name, languages: [...languages], topics: [...topics] },
      reasons: this.reasonTexts.of(parts, 'student', language),
    };
  }

  private filtersOf(found: readonly Found[], language: Language): MentorPageView['filters'] {
    const named = (codes: readonly string[], nameOf: (code: string) => string) =>
      [...new Set(codes)]
        .map((code) => ({ code, name: nameOf(code) }))
        .sort((one, other) => one.name.localeCompare(other.name, language));
    const listed = (list: 'fields-of-education' | 'topics') => (code: string) =>
      this.codeLists.nameOf(list, code)?.[language] ?? code;
    const of = (read: (profile: MentorProfile) => readonly string[]) => found.flatMap(({ profile }) => read(profile));
    const modes = of(({ modes }) => modes);
    return {
      languages: named(
        of(({ languages }) => languages.map((one) => one.language)),
        (code) => languageName(code, language),
      ),
      fields: named(of(broadFields), listed('fields-of-education')),
      topics: named(
        of(({ offers }) => offers),
        listed('topics'),
      ),
      modes: (['in_person', 'remote'] as const).filter((mode) => modes.includes(mode)),
    };
  }
}

function broadFields({ field }: MentorProfile): string[] {
  return field === '' ? [] : [field.slice(0, 2)];
}

function fits({ profile, name }: Found, query: MentorsQuery, language: Language): boolean {
  const { title, company, about, languages, offers, modes } = profile;
  const words = [name, title, company, about].join(' ').toLocaleLowerCase(language);
  return (
    (!query.language || languages.some((one) => one.language === query.language)) &&
    (!query.field || broadFields(profile).includes(query.field)) &&
    (!query.topic || offers.includes(query.topic)) &&
    (!query.mode || modes.includes(query.mode)) &&
    (!query.q || words.includes(query.q.toLocaleLowerCase(language)))
  );
}
