import { Database } from '#platform';
import { DAY } from '#platform/kernel';
import { ChangeEnrolment } from '#programmes';
import type { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';
import { seedMentors, seedStudents } from '../../../apps/cli/src/seed/seed-open-round.js';
import { MANAGER } from './lived-in-staff.js';

/** More students than places, and places for more than three hundred pairs. */
const SIZE = { students: 330, mentors: 245, firstStudent: 1, firstMentor: 1 };
const silent = () => undefined;

/** A whole round through the doors: everybody has applied and is approved, and nobody has been matched. */
export async function fillWholeRound(house: SeedHouse): Promise<void> {
  const now = house.clock.now();
  house.clock.set(new Date(now.getTime() - 5 * DAY));
  const cohort = await house.get(Database).one<{ id: string }>('select id from programmes.cohort order by id desc');
  if (!cohort) throw new Error('There is no open round');
  const applications = await seedStudents(house, cohort.id, SIZE, silent);
  await seedMentors(house, cohort.id, SIZE, silent);
  const scope = await house.scopeOf(MANAGER, 'programmes.decide-enrolments');
  for (const id of applications) await house.get(ChangeEnrolment).decide(id, 'approve', undefined, scope);
  await house.settle();
  house.clock.set(now);
}
