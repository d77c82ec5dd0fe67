export { Clock, DAY, HOUR, MINUTE, SECOND, SettableClock, SystemClock } from './clock.js';
export type { ErrorDefinition, ErrorKind, ErrorParams, InputFault } from './domain-error.js';
export { DomainError, defineErrors } from './domain-error.js';
export type { LocalDate } from './helsinki-time.js';
export { addDays, addDaysInHelsinki, HELSINKI, helsinkiInstant, localDate, wallClock } from './helsinki-time.js';
export type { CohortId, Id, OrganisationId, PersonId, ProgrammeId } from './ids.js';
export { isId, newId, useRandomSource } from './ids.js';
export type { Language, LocalisedText } from './localised-text.js';
export { isLanguage, LANGUAGES, localise } from './localised-text.js';
