/** ISO 639-1. The first ones are the working languages of mentoring here. */
export const COMMON_LANGUAGES = ['en', 'fi', 'sv'] as const;

/** Languages of Finland's international students and workplaces; their names come from the browser. */
export const OTHER_LANGUAGES = (
  'af am ar az be bg bn bs ca cs cy da de el es et eu fa fr ga gl gu ha he hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky ' +
  'lb ln lo lt lv mg mk ml mn mr ms mt my ne nl no om pa pl ps pt ro ru rw se si sk sl sn so sq sr sw ta te tg th ti tk tl tr tt ' +
  'uk ur uz vi wo xh yo zh zu'
).split(' ');
