import { languageOf, type Language } from '#domain/kernel/languages';

/** The words around a name and a course, which stand on lines of their own. */
export interface CertificatePhrases {
  readonly title: string;
  /** Before the name. */
  readonly given: string;
  /** Between the name and the course. */
  readonly completed: string;
  readonly run: string;
  readonly completedOn: string;
  readonly issuedOn: string;
  readonly serial: string;
  /** Before the address. */
  readonly valid: string;
  /** What the page behind the address says. */
  readonly page: {
    readonly title: string;
    readonly valid: string;
    revoked(date: string): string;
    readonly unknown: string;
    readonly name: string;
    readonly course: string;
    readonly school: string;
  };
}

const PHRASES: Readonly<Record<Language, CertificatePhrases>> = {
  en: {
    title: 'Certificate of completion',
    given: 'This certifies that',
    completed: 'has completed the course',
    run: 'Run',
    completedOn: 'Completed on',
    issuedOn: 'Issued on',
    serial: 'Serial number',
    valid: 'Whether it is valid can be seen by anybody at',
    page: {
      title: 'Certificate',
      valid: 'This certificate is valid.',
      revoked: (date) => `This certificate was revoked on ${date}. It is worth nothing any more.`,
      unknown: 'There is no certificate at this address.',
      name: 'Name',
      course: 'Course',
      school: 'School',
    },
  },
  pl: {
    title: 'Zaświadczenie o ukończeniu kursu',
    given: 'Zaświadczenie otrzymuje',
    completed: 'za ukończenie kursu',
    run: 'Edycja',
    completedOn: 'Data ukończenia',
    issuedOn: 'Data wydania',
    serial: 'Numer',
    valid: 'Jego ważność może sprawdzić każdy pod adresem',
    page: {
      title: 'Zaświadczenie',
      valid: 'To zaświadczenie jest ważne.',
      revoked: (date) => `To zaświadczenie unieważniono ${date}. Nie ma już żadnej mocy.`,
      unknown: 'Pod tym adresem nie ma żadnego zaświadczenia.',
      name: 'Imię i nazwisko',
      course: 'Kurs',
      school: 'Szkoła',
    },
  },
  el: {
    title: 'Βεβαίωση ολοκλήρωσης',
    given: 'Βεβαιώνεται ότι',
    completed: 'ολοκλήρωσε το μάθημα',
    run: 'Κύκλος',
    completedOn: 'Ημερομηνία ολοκλήρωσης',
    issuedOn: 'Ημερομηνία έκδοσης',
    serial: 'Αριθμός',
    valid: 'Ο καθένας μπορεί να ελέγξει την ισχύ της στη διεύθυνση',
    page: {
      title: 'Βεβαίωση',
      valid: 'Αυτή η βεβαίωση είναι έγκυρη.',
      revoked: (date) => `Αυτή η βεβαίωση ανακλήθηκε στις ${date}. Δεν ισχύει πλέον.`,
      unknown: 'Δεν υπάρχει βεβαίωση σε αυτή τη διεύθυνση.',
      name: 'Ονοματεπώνυμο',
      course: 'Μάθημα',
      school: 'Σχολείο',
    },
  },
  ar: {
    title: 'شهادة إتمام',
    given: 'تُمنح هذه الشهادة إلى',
    completed: 'لإتمام الدورة',
    run: 'الفترة',
    completedOn: 'تاريخ الإتمام',
    issuedOn: 'تاريخ الإصدار',
    serial: 'الرقم',
    valid: 'يمكن لأي شخص التحقق من صحتها على العنوان',
    page: {
      title: 'الشهادة',
      valid: 'هذه الشهادة صالحة.',
      revoked: (date) => `أُلغيت هذه الشهادة بتاريخ ${date} ولم تعد صالحة.`,
      unknown: 'لا توجد شهادة على هذا العنوان.',
      name: 'الاسم',
      course: 'الدورة',
      school: 'المدرسة',
    },
  },
  de: {
    title: 'Abschlusszertifikat',
    given: 'Hiermit wird bescheinigt, dass',
    completed: 'diesen Kurs abgeschlossen hat:',
    run: 'Durchgang',
    completedOn: 'Abgeschlossen am',
    issuedOn: 'Ausgestellt am',
    serial: 'Nummer',
    valid: 'Ob es gültig ist, sieht jeder unter',
    page: {
      title: 'Zertifikat',
      valid: 'Dieses Zertifikat ist gültig.',
      revoked: (date) => `Dieses Zertifikat wurde am ${date} widerrufen. Es gilt nicht mehr.`,
      unknown: 'Unter dieser Adresse gibt es kein Zertifikat.',
      name: 'Name',
      course: 'Kurs',
      school: 'Schule',
    },
  },
  fr: {
    title: 'Certificat de fin de cours',
    given: 'Nous certifions que',
    completed: 'a terminé le cours',
    run: 'Session',
    completedOn: 'Terminé le',
    issuedOn: 'Délivré le',
    serial: 'Numéro',
    valid: 'Chacun peut vérifier sa validité à l’adresse',
    page: {
      title: 'Certificat',
      valid: 'Ce certificat est valable.',
      revoked: (date) => `Ce certificat a été révoqué le ${date}. Il n’a plus aucune valeur.`,
      unknown: 'Il n’y a pas de certificat à cette adresse.',
      name: 'Nom',
      course: 'Cours',
      school: 'Établissement',
    },
  },
  es: {
    title: 'Certificado de finalización',
    given: 'Se certifica que',
    completed: 'ha completado el curso',
    run: 'Edición',
    completedOn: 'Fecha de finalización',
    issuedOn: 'Fecha de expedición',
    serial: 'Número',
    valid: 'Cualquiera puede comprobar su validez en',
    page: {
      title: 'Certificado',
      valid: 'Este certificado es válido.',
      revoked: (date) => `Este certificado fue revocado el ${date}. Ya no tiene validez.`,
      unknown: 'No hay ningún certificado en esta dirección.',
      name: 'Nombre',
      course: 'Curso',
      school: 'Centro',
    },
  },
};

export function certificatePhrases(locale: string): CertificatePhrases {
  return PHRASES[languageOf(locale)];
}

/** A date as people of this language write it. */
export function dayIn(locale: string, date: string): string {
  return new Date(`${date}T12:00:00Z`).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
}
