import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { People } from '#identity';
import { Database } from '#platform';
import { Clock, DomainError, localDate, type PersonId } from '#platform/kernel';
import type { meeting as meetingContract, mentorship as mentorshipContract } from '../api/mentorship.contract.js';
import { countsAt, isDue, type MeetingMode, type MeetingState } from '../domain/meeting.js';
import type { MemberRole } from '../domain/member.js';
import { type MentorshipState, showsContact } from '../domain/mentorship.js';
import { MentorshipError } from '../errors.js';
import type { SideAnswer } from '../persistence/meetings.repository.js';

export type MentorshipView = z.infer<typeof mentorshipContract>;
type MeetingView = z.infer<typeof meetingContract>;
type OtherView = MentorshipView['others'][number];

interface MentorshipRow {
  readonly id: string;
  readonly state: MentorshipState;
  readonly role: MemberRole;
  readonly startedAt: Date | null;
  readonly endsOn: string;
  readonly version: number;
}
interface OtherRow {
  readonly mentorshipId: string;
  readonly personId: string;
  readonly role: MemberRole;
}
interface MeetingRow {
  readonly id: string;
  readonly mentorshipId: string;
  readonly heldOn: string;
  readonly minutes: number;
  readonly mode: MeetingMode;
  readonly state: MeetingState;
  readonly loggedBy: string;
  readonly loggedAt: Date;
  readonly version: number;
  /** What the reader has answered; null when she logged it. */
  readonly answer: SideAnswer | null;
}

/** A person's own pairs and groups. People read by relation: every query here starts from her membership. */
@Injectable()
export class MyMentorships {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  list(person: PersonId): Promise<MentorshipView[]> {
    return this.read(person, null);
  }

  /** A stranger's is as unknown as one that does not exist. @throws mentorship.unknown-mentorship */
  async get(person: PersonId, id: string): Promise<MentorshipView> {
    const [found] = await this.read(person, id);
    if (!found) throw new DomainError(MentorshipError.unknownMentorship);
    return found;
  }

  private async read(person: PersonId, id: string | null): Promise<MentorshipView[]> {
    const rows = await this.rows(person, id);
    const ids = rows.map((row) => row.id);
    const [others, meetings] = await Promise.all([this.othersIn(ids, person), this.meetingsIn(ids, person)]);
    return Promise.all(
      rows.map(async ({ startedAt, ...row }) => ({
        ...row,
        others: await this.describe(
          others.filter((other) => other.mentorshipId === row.id),
          row.state,
        ),
        startedOn: startedAt && localDate(startedAt),
        meetings: meetings
          .filter((meeting) => meeting.mentorshipId === row.id)
          .map((meeting) => this.view(meeting, person)),
      })),
    );
  }

  private rows(person: PersonId, id: string | null): Promise<MentorshipRow[]> {
    return this.database.query(
      `select m.id, m.state, me.role, m.started_at as "startedAt", m.ends_on as "endsOn", m.version
       from mentorship.mentorship m join mentorship.member me on me.mentorship_id = m.id
       where me.person_id = $1 and me.left_at is null and ($2::uuid is null or m.id = $2) order by m.agreed_at desc, m.id desc`,
      [person, id],
    );
  }

  private othersIn(ids: readonly string[], person: PersonId): Promise<OtherRow[]> {
    return this.database.query(
      `select mentorship_id as "mentorshipId", person_id as "personId", role from mentorship.member
       where mentorship_id = any($1::uuid[]) and person_id <> $2 and left_at is null order by role, person_id`,
      [ids, person],
    );
  }

  private meetingsIn(ids: readonly string[], person: PersonId): Promise<MeetingRow[]> {
    return this.database.query(
      `select t.id, t.mentorship_id as "mentorshipId", t.held_on as "heldOn", t.minutes, t.mode, t.state, t.logged_by as "loggedBy",
         t.logged_at as "loggedAt", t.version, s.answer
       from mentorship.meeting t left join mentorship.meeting_side s on s.meeting_id = t.id and s.person_id = $2
       where t.mentorship_id = any($1::uuid[]) order by t.held_on desc, t.logged_at desc, t.id desc`,
      [ids, person],
    );
  }

  private async describe(others: readonly OtherRow[], state: MentorshipState): Promise<OtherView[]> {
    const cards = await this.people.cards(others.map((other) => other.personId));
    return Promise.all(
      others.map(async ({ personId, role }) => ({
        personId,
        role,
        displayName: cards.get(personId)?.displayName ?? '',
        email: showsContact(state) ? ((await this.people.addressOf(personId))?.address ?? null) : null,
      })),
    );
  }

  private view(row: MeetingRow, person: PersonId): MeetingView {
    const { id, heldOn, minutes, mode, state, loggedBy, loggedAt, version, answer } = row;
    const isOpen = state === 'logged';
    return {
      id,
      heldOn,
      minutes,
      mode,
      state,
      loggedByMe: loggedBy === person,
      countsAt: isOpen ? countsAt(loggedAt).toISOString() : null,
      awaitsMe: isOpen && answer === 'none' && !isDue(loggedAt, this.clock.now()),
      version,
    };
  }
}
