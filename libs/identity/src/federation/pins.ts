const PEM = /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----/g;

/** The keys that a federation signs with, from a setting that holds one PEM or several after one another. Line ends may be written as `\n`. */
export function pinsOf(setting: string): string[] {
  return setting.replaceAll('\\n', '\n').match(PEM) ?? [];
}
