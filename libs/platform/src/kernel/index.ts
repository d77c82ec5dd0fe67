export { Clock, DAY, HOUR, MINUTE, SECOND, SettableClock, SystemClock } from './clock.js';
export { defineErrors, DomainError } from './domain-error.js';
export type { ErrorDefinition, ErrorKind, ErrorParams, InputFault } from './domain-error.js';
export { addDays, addDaysInHelsinki, HELSINKI, helsinkiInstant, localDate, wallClock } from './helsinki-time.js';
export type { LocalDate } from './helsinki-time.js';
export { isId, newId } from './ids.js';
export type { CohortId, Id, OrganisationId, PersonId, ProgrammeId } from './ids.js';
export { isLanguage, LANGUAGES, localise } from './localised-text.js';
export type { Language, LocalisedText } from './localised-text.js';
