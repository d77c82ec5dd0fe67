import { AskMentor, ChangeMentorChoice, ChangeTalkRound, PlanTalks } from '#matching';
import { DAY } from '#platform/kernel';
import type { Place, Proposed, World } from './world.js';

/** Two who wait, in a round in which the student may ask the mentor herself. */
export async function choosing(world: World, place: Place): Promise<Omit<Proposed, 'runId' | 'proposalId'>> {
  const waiting = await world.waiting(place);
  const change = { cohortId: waiting.cohortId, isOn: true, requests: 3 };
  await world.house.get(ChangeMentorChoice, { strict: false }).execute(change, world.manager);
  return waiting;
}

/** A request that waits for the mentor. */
export async function asked(world: World, place: Place): Promise<Omit<Proposed, 'runId'>> {
  const two = await choosing(world, place);
  const command = { cohortId: two.cohortId, mentorEnrolmentId: two.mentor.enrolmentId };
  const actor = await world.actor(two.student.personId);
  return { ...two, proposalId: await world.house.get(AskMentor, { strict: false }).execute(command, actor) };
}

/** A draft of talks at a kick-off for two who wait. */
export async function plannedTalks(world: World, place: Place) {
  const waiting = await world.waiting(place);
  const startsAt = new Date(world.house.clock.nowMs() + 30 * DAY);
  const times = { startsAt, minutes: 10, pauseMinutes: 2, place: '' };
  const most = { talksPerStudent: 2, talksPerMentor: 4, tables: null };
  const talkRoundId = await world.house
    .get(PlanTalks, { strict: false })
    .execute({ cohortId: waiting.cohortId, ...times, ...most }, world.manager);
  return { ...waiting, talkRoundId, version: await versionOf(world, talkRoundId) };
}

async function versionOf(world: World, talkRoundId: string): Promise<number> {
  const version = 'select version from matching.talk_round where id = $1';
  return (await world.house.database.one<{ version: number }>(version, [talkRoundId]))?.version ?? 0;
}

/** The same once the two know of their talk. */
export async function announcedTalks(world: World, place: Place) {
  const talks = await plannedTalks(world, place);
  const { talkRoundId: id, version } = talks;
  await world.house.get(ChangeTalkRound, { strict: false }).publish({ id, version }, world.manager);
  const seat = 'select id from matching.talk_seat where talk_round_id = $1';
  const row = await world.house.database.one<{ id: string }>(seat, [id]);
  return { ...talks, version: await versionOf(world, id), talkId: row?.id ?? '' };
}
