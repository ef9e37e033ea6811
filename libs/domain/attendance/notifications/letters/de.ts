import type { Phrases } from './phrases.js';

export const de: Phrases = {
  greeting: (name) => (name ? `Guten Tag ${name},` : 'Guten Tag,'),
  labelled: (label, value) => `${label}: ${value}`,
  labels: {
    student: 'Name',
    date: 'Datum',
    lesson: 'Stunde',
    time: 'Uhrzeit',
    rule: 'Regel',
    result: 'Ergebnis',
  },
  absence: {
    subject: (student, date) => `Abwesenheit: ${student}, ${date}`,
    intro: ({ school }) =>
      `Die Schule (${school}) hat eine Abwesenheit vermerkt, für die noch kein Grund bekannt ist.`,
    missed: { one: 'Bisher {n} versäumte Stunde:', other: 'Bisher {n} versäumte Stunden:' },
    ask: 'Wenn Sie den Grund kennen, teilen Sie ihn bitte der Schule mit. Wenn Ihr Kind jetzt in der Schule sein sollte, rufen Sie die Schule bitte sofort an.',
  },
  correction: {
    subject: (student, date) => `Berichtigung: ${student}, ${date}`,
    present: ({ school }) =>
      `Wir haben Ihnen wegen einer Abwesenheit geschrieben. Die Schule (${school}) hat die Anwesenheitsliste berichtigt: Die Abwesenheit war irrtümlich eingetragen.`,
    explained: ({ school }) =>
      `Wir haben Ihnen wegen einer Abwesenheit geschrieben. Die Schule (${school}) hat inzwischen einen Grund vermerkt: Die Abwesenheit ist geklärt.`,
    thanks: 'Sie brauchen nichts zu tun.',
  },
  reminder: {
    subject: (lesson) => `Anwesenheit noch nicht erfasst: ${lesson}`,
    intro: ({ school }) => `Die Anwesenheitsliste dieser Stunde ist noch nicht abgegeben (${school}).`,
    ask: 'Bitte holen Sie das jetzt nach; Familien erfahren von einer Abwesenheit erst, wenn die Liste abgegeben ist.',
  },
  digest: {
    subject: {
      one: '{n} Anwesenheitsliste nicht abgegeben',
      other: '{n} Anwesenheitslisten nicht abgegeben',
    },
    intro: ({ school, date }) => `${school}, ${date}: Diese Anwesenheitslisten sind noch nicht abgegeben:`,
    more: { one: '… und {n} weitere', other: '… und {n} weitere' },
  },
  alert: {
    subject: (student) => `Hinweis zur Anwesenheit: ${student}`,
    intro: ({ school }) => `Eine Regel der Schule (${school}) zur Anwesenheit trifft zu.`,
    rate: (rate, present, possible) => `Anwesenheit ${rate} (${present} von ${possible} Stunden)`,
    lastDays: { one: 'am letzten Tag', other: 'in den letzten {n} Tagen' },
    consecutive: { one: '{n} Schultag abwesend', other: '{n} Schultage in Folge abwesend' },
    lateness: { one: '{n}-mal zu spät', other: '{n}-mal zu spät' },
    latenessMinutes: { one: 'insgesamt {n} Minute zu spät', other: 'insgesamt {n} Minuten zu spät' },
    ask: 'Der Hinweis bleibt offen, bis ihn jemand schließt oder die Regel nicht mehr zutrifft.',
  },
  report: {
    subject: (date, share) => `Anwesenheit am ${date}: ${share}`,
    intro: ({ school, date }) => `${school}, ${date}: der Tag in Zahlen.`,
    attached:
      'Die angehängte PDF-Datei enthält die Zahlen nach Jahrgang und Code sowie die letzten Schultage.',
    title: 'Anwesenheit des Tages',
    attendance: 'Anwesenheit',
    authorised: 'Abwesenheit, entschuldigt',
    unauthorised: 'Abwesenheit, unentschuldigt',
    late: 'Verspätet',
    minutesLate: 'Minuten Verspätung',
    complete: 'Abgegebene Listen',
    onTime: 'Rechtzeitig abgegebene Listen',
    days: 'Anwesenheit der letzten Schultage',
    day: 'Tag',
    yearGroup: 'Jahrgang',
    attended: 'Anwesend',
    possible: 'Möglich',
    code: 'Code',
    marks: 'Einträge',
    share: 'Anteil',
    missing: 'Nicht abgegebene Anwesenheitslisten',
    counted:
      'An- und Abwesenheit zählen halbe Stunden: besucht oder versäumt / möglich auf abgegebenen Listen. Verspätung: Einträge mit Verspätung / Einträge. Listen: abgegeben / alle außer abgesagten.',
  },
  zone: (zone) => `Uhrzeiten nach der Zeit der Schule (${zone}).`,
  guardianBecause: (school, student) =>
    `Sie erhalten diese Nachricht, weil Sie der Schule (${school}) als Kontakt genannt sind. Betrifft: ${student}.`,
  staffBecause: (school) => `Sie erhalten diese Nachricht wegen Ihrer Arbeit an der Schule (${school}).`,
  stop: 'Solche Nachrichten abbestellen',
  page: {
    title: 'Nachrichten der Schule',
    what: {
      absence: 'Nachrichten über Abwesenheiten',
      register_reminder: 'Erinnerungen an nicht erfasste Anwesenheit',
      registers_not_taken: 'die tägliche Liste nicht abgegebener Anwesenheitslisten',
      alert: 'Hinweise zur Anwesenheit',
      daily_report: 'der Bericht des Tages',
      announcement: 'Ankündigungen von Online-Kursen',
    },
    ask: (what, school) => `Möchten Sie Nachrichten dieser Art abbestellen: ${what} (${school})?`,
    stop: 'Abbestellen',
    stopped: (what, school) => `Sie erhalten keine Nachrichten dieser Art mehr: ${what} (${school}).`,
    resume: 'Wieder erhalten',
    resumed: (what, school) => `Sie erhalten wieder Nachrichten dieser Art: ${what} (${school}).`,
  },
};
