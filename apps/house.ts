import { identityLib } from '#identity';
import { notificationsLib } from '#notifications';
import { type HouseLib, platformLib } from '#platform';
import { privacyLib } from '#privacy';
import { profilesLib } from '#profiles';
import { programmesLib } from '#programmes';

/** The rooms of the house in the order of the layers. All programs are made of these; migrations run in this order. */
export const HOUSE: readonly HouseLib[] = [
  platformLib,
  identityLib,
  privacyLib,
  profilesLib,
  programmesLib,
  notificationsLib,
];
