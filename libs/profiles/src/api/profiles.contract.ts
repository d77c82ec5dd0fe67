import { z } from 'zod';
import { DEGREE_LEVELS } from '../domain/degree-level.js';
import { canonicalLanguage, isLanguageCode } from '../domain/languages.js';
import { CRITERIA, EXPERIENCE_BANDS } from '../domain/wished-pair.js';

/** CEFR levels, with `native` above them (Council of Europe). */
export const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
/** Half days in which somebody can meet. */
export const SLOTS = [
  'mon-day',
  'mon-evening',
  'tue-day',
  'tue-evening',
  'wed-day',
  'wed-evening',
  'thu-day',
  'thu-evening',
  'fri-day',
  'fri-evening',
  'weekend',
] as const;
export const MODES = ['in_person', 'remote'] as const;
export const CITIZENSHIP_GROUPS = ['fi', 'eu_eea', 'other'] as const;

const languageCode = z.string().regex(/^[a-z]{2}$/);
export const languageSkill = z
  .object({ language: languageCode, level: z.enum(CEFR) })
  .strict()
  .meta({ id: 'LanguageSkill' });
const code = z.string().min(1).max(20);

/** Nothing twice: a repeated answer is a slip, and would weigh double. `place` is where in the item the fault lies. */
function distinct<Item>(keyOf: (item: Item) => string, place: readonly string[] = []) {
  return (items: readonly Item[], context: z.RefinementCtx): void => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      if (seen.has(keyOf(item)))
        context.addIssue({ code: 'custom', path: [index, ...place], message: 'profiles:faults.twice' });
      seen.add(keyOf(item));
    }
  };
}
const itself = (text: string) => text;
const codes = (max: number, min = 0) => z.array(code).min(min).max(max).superRefine(distinct(itself));
const knownSkill = languageSkill.refine(({ language }) => isLanguageCode(language), {
  path: ['language'],
  message: 'invalid_value',
});
/** A wished language is one of the person's own. */
function speaks(languages: readonly { readonly language: string }[], wished: string | null): boolean {
  return wished === null || languages.some(({ language }) => canonicalLanguage(language) === canonicalLanguage(wished));
}
const longText = z.string().trim().max(1000);

/** Without those that name no field: unknown, and the total. */
const broadField = z.string().regex(/^(0\d|10)$/);
const municipality = z
  .string()
  .regex(/^\d{3}$/)
  .nullable();
const organisation = z.string().trim().min(1).max(200);

const shared = {
  /** Field of education, ISCED-F 2013 (code list `fields-of-education`). */
  field: code,
  languages: z
    .array(knownSkill)
    .min(1)
    .max(10)
    .superRefine(distinct(({ language }) => canonicalLanguage(language), ['language'])),
  slots: z.array(z.enum(SLOTS)).max(SLOTS.length).superRefine(distinct(itself)),
  modes: z.array(z.enum(MODES)).min(1).max(MODES.length).superRefine(distinct(itself)),
  /** Where somebody can meet in person (code list `municipalities`); null is "anywhere". */
  meetingPlace: municipality,
  /** Organisations whose people are not to be proposed, by name. The other side never reads them. */
  avoidOrganisations: z
    .array(organisation)
    .max(5)
    .superRefine(distinct((name) => name.toLowerCase())),
};

export const studentProfileInput = z
  .object({
    ...shared,
    /** VIRTA type of the study right (code list `degree-types`). */
    degreeType: code,
    degreeProgramme: z.string().trim().max(200),
    graduationYear: z.number().int().min(2015).max(2040).nullable(),
    /** What the student is good at and what she wants from a mentor (code list `topics`). */
    skills: codes(10),
    wishes: codes(5, 1),
    wishText: longText,
    /** Asked with a reason; null is "prefer not to say". */
    birthYear: z.number().int().min(1930).max(2015).nullable(),
    citizenshipGroup: z.enum(CITIZENSHIP_GROUPS).nullable(),
    municipality,
    /** What the student wants to reach (code list `goals`) and in which industries (code list `industries`). */
    goals: codes(3),
    industries: codes(3),
    /** Years that the mentor has worked; null is "any". */
    wishedExperience: z.enum(EXPERIENCE_BANDS).nullable(),
    /** The language she would like to talk in, one of her own; null is "any". */
    workingLanguage: languageCode.nullable(),
    /** The one thing that matters most to her in a pair. */
    mostImportant: z.enum(CRITERIA).nullable(),
    /** Where she works; nobody from there is proposed to her, and nobody else reads it. */
    employer: z.string().trim().max(200),
    version: z.number().int().min(0),
  })
  .strict()
  .refine(({ languages, workingLanguage }) => speaks(languages, workingLanguage), {
    path: ['workingLanguage'],
    message: 'profiles:faults.not-spoken',
  })
  .meta({ id: 'StudentProfileInput' });

export const mentorProfileInput = z
  .object({
    ...shared,
    title: z.string().trim().min(1).max(200),
    company: z.string().trim().max(200),
    /** TOL 2008 section (code list `industries`). */
    industry: code.nullable(),
    yearsOfExperience: z.number().int().min(0).max(60),
    /** What the mentor can help with (code list `topics`). */
    offers: codes(10, 1),
    about: longText,
    /** What the mentor can help to reach (code list `goals`). */
    goals: codes(7),
    /** Fields of study of the students whom she would like best (code list `fields-of-education`, broad ones); none is "all the same". No student reads it. */
    wishedFields: z.array(broadField).max(3).superRefine(distinct(itself)),
    /** How far they study; null is "all the same". */
    wishedDegree: z.enum(DEGREE_LEVELS).nullable(),
    version: z.number().int().min(0),
  })
  .strict()
  .meta({ id: 'MentorProfileInput' });

/** `complete` says whether the profile is enough to apply with; `missing` names the JSON pointers of what is not. */
const completeness = { complete: z.boolean(), missing: z.array(z.string()) };
/** What is stored is answered as it is, also what today's rules would not take any more. */
const stored = {
  field: z.string(),
  languages: z.array(languageSkill),
  slots: z.array(z.enum(SLOTS)),
  modes: z.array(z.enum(MODES)),
  avoidOrganisations: z.array(z.string()),
};
/** A person who has none yet gets an empty one with version 0 to start from. */
export const studentProfile = z
  .object({
    ...studentProfileInput.shape,
    ...stored,
    degreeType: z.string(),
    skills: z.array(z.string()),
    wishes: z.array(z.string()),
    goals: z.array(z.string()),
    industries: z.array(z.string()),
    ...completeness,
  })
  .meta({ id: 'StudentProfile' });
export const mentorProfile = z
  .object({
    ...mentorProfileInput.shape,
    ...stored,
    title: z.string(),
    offers: z.array(z.string()),
    goals: z.array(z.string()),
    wishedFields: z.array(z.string()),
    ...completeness,
  })
  .meta({ id: 'MentorProfile' });

const listedCode = z
  .object({
    code: z.string(),
    parent: z.string().nullable(),
    name: z.object({ fi: z.string(), sv: z.string(), en: z.string() }),
  })
  .meta({ id: 'Code' });
export const codeList = z.object({ items: z.array(listedCode) });
