/** What apps/house.ts lists. */
export { eventsLib } from './events.lib.js';
/** Calls an event off, and with it every registration. */
export { CancelEvent } from './usecases/cancel-event.js';
/** A person gives up a seat; the next one gets it. */
export { CancelRegistration } from './usecases/cancel-registration.js';
/** Staff note who came, or take it back. */
export { CheckIn } from './usecases/check-in.js';
/** Staff write down a new event. */
export { DraftEvent, type DraftEventCommand } from './usecases/draft-event.js';
/** Staff change an event or its capacity. */
export { EditEvent, type EditEventCommand } from './usecases/edit-event.js';
/** Shows an event to everybody. */
export { PublishEvent } from './usecases/publish-event.js';
/** A person registers for an event. */
export { Register } from './usecases/register.js';
