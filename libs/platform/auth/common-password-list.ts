/** The list of common passwords that zxcvbn brings along: 49,000 in lower case, 20 MB once it is read. */
export class CommonPasswordList {
  private loaded?: Promise<ReadonlySet<string>>;

  load(): Promise<ReadonlySet<string>> {
    this.loaded ??= import('@zxcvbn-ts/language-common').then(
      ({ dictionary }) => new Set(dictionary['passwords-common']),
    );
    return this.loaded;
  }
}
