import type { Fault } from '../../api/types.js';
import type { SetAnswer } from './use-profile-form.js';

/** What a part of the form is given. */
export interface Part<Answers> {
  answers: Answers;
  set: SetAnswer<Answers>;
  faults: readonly Fault[];
}
