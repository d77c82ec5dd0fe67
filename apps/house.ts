import { consoleLib } from '#console';
import { eventsLib } from '#events';
import { identityLib } from '#identity';
import { matchingLib } from '#matching';
import { mentorshipLib } from '#mentorship';
import { notificationsLib } from '#notifications';
import { type HouseLib, platformLib } from '#platform';
import { privacyLib } from '#privacy';
import { profilesLib } from '#profiles';
import { programmesLib } from '#programmes';
import { reportingLib } from '#reporting';

/** The rooms of the house in the order of the layers. All programs are made of these; migrations run in this order. */
export const HOUSE: readonly HouseLib[] = [
  platformLib,
  identityLib,
  privacyLib,
  profilesLib,
  programmesLib,
  matchingLib,
  mentorshipLib,
  eventsLib,
  notificationsLib,
  reportingLib,
  consoleLib,
];
