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
  },
};

export function certificatePhrases(locale: string): CertificatePhrases {
  return PHRASES[languageOf(locale)];
}
