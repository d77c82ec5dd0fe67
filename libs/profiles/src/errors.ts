import { defineErrors } from '#platform/kernel';

export const ProfilesError = defineErrors({
  unknownList: { code: 'profiles.unknown-list', kind: 'not-found' },
});
