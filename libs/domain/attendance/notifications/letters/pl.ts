import type { Phrases } from './phrases.js';

export const pl: Phrases = {
  greeting: (name) => (name ? `Dzień dobry, ${name},` : 'Dzień dobry,'),
  labelled: (label, value) => `${label}: ${value}`,
  labels: {
    student: 'Uczeń lub uczennica',
    date: 'Data',
    lesson: 'Lekcja',
    time: 'Godzina',
    rule: 'Reguła',
    result: 'Wynik',
  },
  absence: {
    subject: (student, date) => `Nieobecność: ${student}, ${date}`,
    intro: ({ school }) => `Szkoła (${school}) odnotowała nieobecność, której powodu jeszcze nie znamy.`,
    missed: {
      one: 'Dotychczas opuszczono {n} lekcję:',
      few: 'Dotychczas opuszczono {n} lekcje:',
      many: 'Dotychczas opuszczono {n} lekcji:',
      other: 'Dotychczas opuszczono {n} lekcji:',
    },
    ask: 'Jeśli znają Państwo powód, prosimy o informację dla szkoły. Jeśli dziecko powinno teraz być w szkole, prosimy o natychmiastowy telefon do szkoły.',
  },
  correction: {
    subject: (student, date) => `Sprostowanie: ${student}, ${date}`,
    present: ({ school }) =>
      `Pisaliśmy do Państwa o nieobecności. Szkoła (${school}) poprawiła listę obecności: nieobecność wpisano przez pomyłkę.`,
    explained: ({ school }) =>
      `Pisaliśmy do Państwa o nieobecności. Szkoła (${school}) odnotowała jej powód: nieobecność jest już wyjaśniona.`,
    thanks: 'Nie muszą Państwo nic robić.',
  },
  reminder: {
    subject: (lesson) => `Obecność jeszcze niesprawdzona: ${lesson}`,
    intro: ({ school }) => `Lista obecności z tej lekcji nie została jeszcze przesłana (${school}).`,
    ask: 'Prosimy zrobić to teraz; rodziny dowiadują się o nieobecności dopiero po przesłaniu listy.',
  },
  digest: {
    subject: {
      one: '{n} lista obecności nieprzesłana',
      few: '{n} listy obecności nieprzesłane',
      many: '{n} list obecności nieprzesłanych',
      other: '{n} listy obecności nieprzesłanej',
    },
    intro: ({ school, date }) => `${school}, ${date}: te listy obecności nie zostały jeszcze przesłane:`,
    more: {
      one: '… i jeszcze {n}',
      few: '… i jeszcze {n}',
      many: '… i jeszcze {n}',
      other: '… i jeszcze {n}',
    },
  },
  alert: {
    subject: (student) => `Ostrzeżenie o frekwencji: ${student}`,
    intro: ({ school }) => `Zadziałała reguła dotycząca frekwencji (${school}).`,
    rate: (rate, present, possible) => `frekwencja ${rate} (${present} z ${possible} zajęć)`,
    lastDays: {
      one: 'w ciągu ostatniego {n} dnia',
      few: 'w ciągu ostatnich {n} dni',
      many: 'w ciągu ostatnich {n} dni',
      other: 'w ciągu ostatnich {n} dnia',
    },
    consecutive: {
      one: 'nieobecność przez {n} dzień nauki',
      few: 'nieobecność przez {n} kolejne dni nauki',
      many: 'nieobecność przez {n} kolejnych dni nauki',
      other: 'nieobecność przez {n} dnia nauki',
    },
    lateness: {
      one: '{n} spóźnienie',
      few: '{n} spóźnienia',
      many: '{n} spóźnień',
      other: '{n} spóźnienia',
    },
    latenessMinutes: {
      one: 'łącznie {n} minuta spóźnień',
      few: 'łącznie {n} minuty spóźnień',
      many: 'łącznie {n} minut spóźnień',
      other: 'łącznie {n} minuty spóźnień',
    },
    ask: 'Ostrzeżenie pozostaje otwarte, dopóki ktoś go nie zamknie lub reguła nie przestanie mieć zastosowania.',
  },
  report: {
    subject: (date, share) => `Frekwencja, ${date}: ${share}`,
    intro: ({ school, date }) => `${school}, ${date}: podsumowanie dnia.`,
    attached: 'Załączony plik PDF zawiera liczby według roczników i kodów oraz ostatnie dni nauki.',
    title: 'Frekwencja dnia',
    attendance: 'Frekwencja',
    authorised: 'Nieobecność usprawiedliwiona',
    unauthorised: 'Nieobecność nieusprawiedliwiona',
    late: 'Spóźnienia',
    minutesLate: 'Minuty spóźnienia',
    complete: 'Przesłane listy obecności',
    onTime: 'Listy przesłane na czas',
    days: 'Frekwencja w ostatnich dniach nauki',
    day: 'Dzień',
    yearGroup: 'Rocznik',
    attended: 'Obecność',
    possible: 'Możliwe',
    code: 'Kod',
    marks: 'Wpisy',
    share: 'Udział',
    missing: 'Nieprzesłane listy obecności',
    counted:
      'Frekwencję i nieobecność liczy się w połówkach zajęć: obecne lub opuszczone / możliwe na przesłanych listach. Spóźnienia: wpisy o spóźnieniu / wpisy. Listy: przesłane / wszystkie oprócz odwołanych.',
  },
  zone: (zone) => `Godziny podano w czasie szkoły (${zone}).`,
  guardianBecause: (school, student) =>
    `Otrzymują Państwo tę wiadomość, ponieważ szkoła (${school}) ma Państwa w danych kontaktowych. Dotyczy: ${student}.`,
  staffBecause: (school) => `Wiadomość wysłano w związku z Państwa pracą w szkole (${school}).`,
  stop: 'Nie chcę więcej takich wiadomości',
  page: {
    title: 'Wiadomości ze szkoły',
    what: {
      absence: 'wiadomości o nieobecnościach',
      register_reminder: 'przypomnienia o niesprawdzonej obecności',
      registers_not_taken: 'dzienny wykaz nieprzesłanych list obecności',
      alert: 'ostrzeżenia o frekwencji',
      daily_report: 'raport dnia',
      announcement: 'ogłoszenia kursów internetowych',
    },
    ask: (what, school) => `Czy chcą Państwo zrezygnować z wiadomości tego rodzaju: ${what} (${school})?`,
    stop: 'Rezygnuję z tych wiadomości',
    stopped: (what, school) =>
      `Nie będą Państwo otrzymywać więcej wiadomości tego rodzaju: ${what} (${school}).`,
    resume: 'Chcę je znów otrzymywać',
    resumed: (what, school) => `Będą Państwo znów otrzymywać wiadomości tego rodzaju: ${what} (${school}).`,
  },
};
