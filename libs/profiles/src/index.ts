export { CodeLists } from './code-lists/code-lists.js';
export { CEFR_ORDER, type CefrLevel, cefrRank, type LanguageSkill, WORKING_RANK } from './domain/languages.js';
export { MentorProfile } from './persistence/mentor-profile.record.js';
export { StudentProfile } from './persistence/student-profile.record.js';
export { Profiles } from './profiles.js';
export { profilesLib } from './profiles.lib.js';
export { ProfilesModule } from './profiles.module.js';
export { SaveProfile } from './usecases/save-profile.js';
export { StartMentorProfile } from './usecases/start-mentor-profile.js';
